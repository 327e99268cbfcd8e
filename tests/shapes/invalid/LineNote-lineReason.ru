#+ focus: note:1
#+ path: ansinh:lineReason
#+ severity: violation
# The note does not say why the lines carry nothing.
DELETE DATA { note:1 ansinh:lineReason reason:recipients }
