#+ focus: area:change-98-2025-07-01
#+ path: ansinh:resultingUnit
#+ severity: violation
# What comes of the merger is an area that nobody has described: its IRI carries another first day.
DELETE DATA { area:change-98-2025-07-01 ansinh:resultingUnit area:98-2025-07-01 } ;
INSERT DATA { area:change-98-2025-07-01 ansinh:resultingUnit area:98-2025-01-01 }
