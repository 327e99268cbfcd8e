#+ focus: task:II-1
#+ path: ansinh:position
#+ severity: violation
# The tasks are counted from 0.
DELETE DATA { task:II-1 ansinh:position 1 } ;
INSERT DATA { task:II-1 ansinh:position 0 }
