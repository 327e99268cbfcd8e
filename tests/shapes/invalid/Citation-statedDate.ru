#+ focus: cite:2
#+ path: ansinh:statedDate
#+ severity: violation
# The date is copied as printed and not brought into ISO form.
DELETE DATA { cite:2 ansinh:statedDate "2019-01-15"^^xsd:date } ;
INSERT DATA { cite:2 ansinh:statedDate "15/01/2019" }
