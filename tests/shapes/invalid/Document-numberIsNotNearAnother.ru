#+ focus: doc:17-nq-tu-2019-phu-sa
#+ path:
#+ severity: warning
#+ with: [Document-numberIsNotNearAnother]
# Number 17 has the issuer and the title of number 12, and another date.
INSERT DATA {
  doc:17-nq-tu-2019-phu-sa a ansinh:PartyDocument ;
    ansinh:shortName "17-NQ/TU" ;
    ansinh:documentNumber "17-NQ/TU" ;
    ansinh:documentType documentType:resolution ;
    ansinh:issuer agency:99-party-committee ;
    ansinh:issuedOn "2019-01-25"^^xsd:date ;
    ansinh:title "Nghị quyết về bảo hiểm y tế toàn dân"@vi .
}
