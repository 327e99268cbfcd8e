#+ focus: finding:1
#+ path: ansinh:severity
#+ severity: violation
# The severity is a word and not a code.
DELETE DATA { finding:1 ansinh:severity severity:info } ;
INSERT DATA { finding:1 ansinh:severity "info" }
