#+ focus: area:change-98-2025-07-01
#+ path: ansinh:effectiveOn
#+ severity: violation
# The day of the merger is written as it is printed and not as a date.
DELETE DATA { area:change-98-2025-07-01 ansinh:effectiveOn "2025-07-01"^^xsd:date } ;
INSERT DATA { area:change-98-2025-07-01 ansinh:effectiveOn "01/7/2025" }
