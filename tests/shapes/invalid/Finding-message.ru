#+ focus: finding:1
#+ path: ansinh:message
#+ severity: violation
# The English message has no language.
DELETE DATA { finding:1 ansinh:message "'phối hợi' is printed where 'phối hợp' is meant."@en } ;
INSERT DATA { finding:1 ansinh:message "'phối hợi' is printed where 'phối hợp' is meant." }
