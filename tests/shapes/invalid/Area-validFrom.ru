#+ focus: area:98-2025-07-01
#+ path: ansinh:validFrom
#+ severity: violation
# The first day of the new province is given as a mere year.
DELETE DATA { area:98-2025-07-01 ansinh:validFrom "2025-07-01"^^xsd:date } ;
INSERT DATA { area:98-2025-07-01 ansinh:validFrom "2025"^^xsd:gYear }
