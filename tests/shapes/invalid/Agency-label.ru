#+ focus: agency:99-social-insurance
#+ path: rdfs:label
#+ severity: violation
# The agency has no English name.
DELETE DATA { agency:99-social-insurance rdfs:label "Phù Sa Provincial Social Insurance"@en }
