#+ focus: cite:2
#+ path:
#+ severity: warning
# The resolution of the Party committee is cited as one of the People's Committee.
DELETE DATA { cite:2 ansinh:statedIssuer "Tỉnh uỷ" } ;
INSERT DATA { cite:2 ansinh:statedIssuer "UBND tỉnh Phù Sa" }
