#+ focus: cite:2
#+ path: ansinh:relation
#+ severity: violation
# The resolution is cited to two ends at once.
INSERT DATA { cite:2 ansinh:relation relation:legal_basis }
