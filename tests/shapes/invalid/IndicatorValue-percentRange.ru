#+ focus: target:1
#+ path:
#+ severity: warning
# The decimal comma is lost, so that the rate is above 100 per cent.
DELETE DATA { target:1 ansinh:value 95.5 } ;
INSERT DATA { target:1 ansinh:value 955.0 }
