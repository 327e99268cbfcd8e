#+ focus: task:II-1
#+ path: ansinh:sectionPath
#+ severity: violation
# The task stands in two sections.
INSERT DATA { task:II-1 ansinh:sectionPath "I" }
