#+ focus: cite:2
#+ path:
#+ severity: warning
# The resolution is dated a day later than its authority record says.
DELETE DATA { cite:2 ansinh:statedDate "2019-01-15"^^xsd:date } ;
INSERT DATA { cite:2 ansinh:statedDate "2019-01-16"^^xsd:date }
