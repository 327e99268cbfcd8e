#+ focus: member:nhom-01-1
#+ path: rdfs:label
#+ severity: violation
# The member has no Vietnamese name.
DELETE DATA { member:nhom-01-1 rdfs:label "người thuộc hộ nghèo"@vi }
