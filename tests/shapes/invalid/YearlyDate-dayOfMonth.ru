#+ focus: time:yearly-12-05
#+ path: ansinh:dayOfMonth
#+ severity: violation
# No month has 32 days.
DELETE DATA { time:yearly-12-05 ansinh:dayOfMonth 5 } ;
INSERT DATA { time:yearly-12-05 ansinh:dayOfMonth 32 }
