#+ focus: lines:22-29
#+ path:
#+ severity: violation
# The passage runs on beyond the end of the file.
DELETE DATA { lines:22-29 ansinh:lastLine 29 } ;
INSERT DATA { lines:22-29 ansinh:lastLine 31 }
