#+ focus: lines:1-4
#+ path: ansinh:firstLine
#+ severity: violation
# The lines are counted from 0.
DELETE DATA { lines:1-4 ansinh:firstLine 1 } ;
INSERT DATA { lines:1-4 ansinh:firstLine 0 }
