#+ focus: area:99-2008-08-01
#+ path: ansinh:validUntil
#+ severity: violation
# The province has two last days, that of the old state and the first of the new.
INSERT DATA { area:99-2008-08-01 ansinh:validUntil "2025-07-01"^^xsd:date }
