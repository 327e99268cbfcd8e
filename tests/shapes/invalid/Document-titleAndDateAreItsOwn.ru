#+ focus: doc:13-nq-tu-2019-phu-sa
#+ path:
#+ severity: warning
#+ with: [Document-titleAndDateAreItsOwn]
# Another number has the title and the date of the resolution.
INSERT DATA {
  doc:13-nq-tu-2019-phu-sa a ansinh:PartyDocument ;
    ansinh:shortName "13-NQ/TU" ;
    ansinh:documentNumber "13-NQ/TU" ;
    ansinh:documentType documentType:resolution ;
    ansinh:issuer agency:99-party-committee ;
    ansinh:issuedOn "2019-01-15"^^xsd:date ;
    ansinh:title "Nghị quyết về bảo hiểm  y tế toàn dân"@vi .
}
