#+ focus: task:II-1
#+ path: ansinh:recurrence
#+ severity: violation
# The recurrence is a date.
INSERT DATA { task:II-1 ansinh:recurrence time:yearly-12-05 }
