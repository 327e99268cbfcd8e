#+ focus: part:II-1-social-insurance-lead
#+ path: ansinh:participant
#+ severity: violation
# Two agencies share one participation.
INSERT DATA { part:II-1-social-insurance-lead ansinh:participant agency:99-people-committee }
