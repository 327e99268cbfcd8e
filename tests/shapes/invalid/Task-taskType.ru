#+ focus: task:II-1
#+ path: ansinh:taskType
#+ severity: violation
# An agency type is taken for a task type.
INSERT DATA { task:II-1 ansinh:taskType agencyType:social_insurance }
