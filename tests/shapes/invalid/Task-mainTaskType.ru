#+ focus: task:II-1
#+ path: ansinh:mainTaskType
#+ severity: violation
# Nobody has said which of the types is the main one.
DELETE DATA { task:II-1 ansinh:mainTaskType taskType:card_issuance }
