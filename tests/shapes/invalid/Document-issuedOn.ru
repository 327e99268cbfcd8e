#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:issuedOn
#+ severity: violation
# The plan has two dates of issue.
INSERT DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:issuedOn "2019-03-21"^^xsd:date }
