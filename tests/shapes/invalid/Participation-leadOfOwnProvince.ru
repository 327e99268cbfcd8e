#+ focus: part:II-1-social-insurance-lead
#+ path:
#+ severity: warning
# The social insurance of another province leads.
DELETE DATA { part:II-1-social-insurance-lead ansinh:participant agency:99-social-insurance } ;
INSERT DATA { part:II-1-social-insurance-lead ansinh:participant agency:98-social-insurance }
