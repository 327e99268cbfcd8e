#+ focus: part:II-1-social-insurance-lead
#+ path: ansinh:role
#+ severity: violation
# The agency has two roles in one participation; each needs its own.
INSERT DATA { part:II-1-social-insurance-lead ansinh:role role:perform }
