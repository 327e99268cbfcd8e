#+ focus: lines:8-9
#+ path: ansinh:firstLine
#+ severity: violation
# The first and the last line are swapped.
DELETE DATA { lines:8-9 ansinh:firstLine 8 ; ansinh:lastLine 9 } ;
INSERT DATA { lines:8-9 ansinh:firstLine 9 ; ansinh:lastLine 8 }
