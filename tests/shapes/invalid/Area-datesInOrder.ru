#+ focus: area:99-2008-08-01
#+ path: ansinh:validFrom
#+ severity: violation
# The century of the first day is mistyped, so that the province begins after it has ended.
DELETE DATA { area:99-2008-08-01 ansinh:validFrom "2008-08-01"^^xsd:date } ;
INSERT DATA { area:99-2008-08-01 ansinh:validFrom "2108-08-01"^^xsd:date }
