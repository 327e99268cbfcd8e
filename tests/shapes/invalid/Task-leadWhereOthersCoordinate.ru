#+ focus: task:II-1
#+ path:
#+ severity: info
# The agency in charge is said to perform, so that the other has nobody to coordinate with.
DELETE DATA { part:II-1-social-insurance-lead ansinh:role role:lead } ;
INSERT DATA { part:II-1-social-insurance-lead ansinh:role role:perform }
