#+ focus: part:II-1-social-insurance-lead
#+ path: ansinh:assignedThrough
#+ severity: violation
# Nobody has said by what means the plan gives the role.
DELETE DATA { part:II-1-social-insurance-lead ansinh:assignedThrough mode:text }
