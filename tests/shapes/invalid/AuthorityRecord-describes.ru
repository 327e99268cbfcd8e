#+ focus: record:luat-bhyt
#+ path: ansinh:describes
#+ severity: violation
# The record describes a document that is not in the graph: its IRI is misspelt.
DELETE DATA { record:luat-bhyt ansinh:describes doc:luat-bhyt } ;
INSERT DATA { record:luat-bhyt ansinh:describes doc:luat-bao-hiem-y-te }
