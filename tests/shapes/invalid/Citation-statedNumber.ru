#+ focus: cite:2
#+ path: ansinh:statedNumber
#+ severity: violation
# The number as printed is kept as an empty string; it should be left out.
DELETE DATA { cite:2 ansinh:statedNumber "12-NQ/TU" } ;
INSERT DATA { cite:2 ansinh:statedNumber "" }
