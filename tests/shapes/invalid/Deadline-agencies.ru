#+ focus: deadline:1
#+ path:
#+ severity: violation
# The report is sent to an agency that nobody has described.
DELETE DATA { deadline:1 ansinh:submittedTo agency:99-people-committee } ;
INSERT DATA { deadline:1 ansinh:submittedTo agency:99-ubnd }
