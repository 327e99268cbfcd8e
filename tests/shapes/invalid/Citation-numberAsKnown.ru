#+ focus: cite:2
#+ path:
#+ severity: warning
# The figures of the number are swapped.
DELETE DATA { cite:2 ansinh:statedNumber "12-NQ/TU" } ;
INSERT DATA { cite:2 ansinh:statedNumber "21-NQ/TU" }
