#+ focus: lines:20-20
#+ path: ansinh:lastLine
#+ severity: violation
# The passage does not say where it ends.
DELETE DATA { lines:20-20 ansinh:lastLine 20 }
