#+ focus: deadline:2
#+ path: ansinh:due
#+ severity: violation
# The review is due in two years.
INSERT DATA { deadline:2 ansinh:due time:yearly-12-05 }
