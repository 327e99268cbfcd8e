#+ focus: task:II-1
#+ path: ansinh:hasParticipation
#+ severity: violation
# An agency is tied to the task without a participation, so that its role is not known.
INSERT DATA { task:II-1 ansinh:hasParticipation agency:99-people-committee }
