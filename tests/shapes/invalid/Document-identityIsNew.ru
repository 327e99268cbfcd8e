#+ focus: doc:12-nq-tu
#+ path:
#+ severity: violation
#+ with: [Document-identityIsNew, Document-numberPattern]
# The resolution is described again under another IRI, its number written otherwise.
INSERT DATA {
  doc:12-nq-tu a ansinh:PartyDocument ;
    ansinh:shortName "12 NQ-TU" ;
    ansinh:documentNumber "12 NQ-TU" ;
    ansinh:documentType documentType:resolution ;
    ansinh:issuer agency:99-party-committee ;
    ansinh:issuedOn "2019-01-15"^^xsd:date ;
    ansinh:title "Nghị quyết khác"@vi .
}
