#+ focus: time:yearly-12-05
#+ path: ansinh:month
#+ severity: violation
# There is no thirteenth month.
DELETE DATA { time:yearly-12-05 ansinh:month 12 } ;
INSERT DATA { time:yearly-12-05 ansinh:month 13 }
