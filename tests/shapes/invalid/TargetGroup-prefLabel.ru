#+ focus: group:nhom-01
#+ path: skos:prefLabel
#+ severity: violation
#+ with: [Concept-prefLabel]
# The group has no English name. It is a concept as well, and every concept needs both labels: hence the companion.
DELETE DATA { group:nhom-01 skos:prefLabel "Group 01, state-supported people"@en }
