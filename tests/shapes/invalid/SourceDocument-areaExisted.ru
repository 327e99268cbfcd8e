#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path:
#+ severity: warning
# The province is said to have come to be after the plan was issued.
DELETE DATA { area:99-2008-08-01 ansinh:validFrom "2008-08-01"^^xsd:date } ;
INSERT DATA { area:99-2008-08-01 ansinh:validFrom "2019-06-01"^^xsd:date }
