#+ focus: cite:2
#+ path: ansinh:statedIssuer
#+ severity: violation
# The issuer as printed is given twice.
INSERT DATA { cite:2 ansinh:statedIssuer "Tỉnh ủy Phù Sa" }
