#+ focus: target:1
#+ path: ansinh:byTime
#+ severity: violation
# The year is written as a number; a time expression is needed.
DELETE DATA { target:1 ansinh:byTime time:2020 } ;
INSERT DATA { target:1 ansinh:byTime 2020 }
