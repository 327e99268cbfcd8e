#+ focus: deadline:2
#+ path: ansinh:summary
#+ severity: violation
# What is due has no English summary.
DELETE DATA { deadline:2 ansinh:summary "final review of the plan"@en }
