#+ focus: area:999
#+ path: rdfs:label
#+ severity: violation
# The English name of the district is marked as French.
DELETE DATA { area:999 rdfs:label "Cồn Bãi District"@en } ;
INSERT DATA { area:999 rdfs:label "Cồn Bãi District"@fr }
