#+ focus: cite:2
#+ path:
#+ severity: warning
# The resolution is dated after the plan that carries it out.
DELETE DATA {
  doc:12-nq-tu-2019-phu-sa ansinh:issuedOn "2019-01-15"^^xsd:date .
  cite:2 ansinh:statedDate "2019-01-15"^^xsd:date .
} ;
INSERT DATA {
  doc:12-nq-tu-2019-phu-sa ansinh:issuedOn "2019-05-15"^^xsd:date .
  cite:2 ansinh:statedDate "2019-05-15"^^xsd:date .
}
