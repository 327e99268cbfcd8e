#+ focus: deadline:1
#+ path: ansinh:recurrence
#+ severity: violation
# The recurrence is a word and not a code.
DELETE DATA { deadline:1 ansinh:recurrence recurrence:yearly } ;
INSERT DATA { deadline:1 ansinh:recurrence "hàng năm" }
