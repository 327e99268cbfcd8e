#+ focus: cite:1
#+ path: ansinh:statedNumber
#+ severity: violation
# Where only the name of the law is printed, the number is kept as an empty string; it should be left out.
INSERT DATA { cite:1 ansinh:statedNumber "" }
