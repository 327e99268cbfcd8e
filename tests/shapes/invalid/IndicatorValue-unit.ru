#+ focus: target:1
#+ path: ansinh:unit
#+ severity: violation
# The unit is written as a sign.
DELETE DATA { target:1 ansinh:unit unit:percent } ;
INSERT DATA { target:1 ansinh:unit "%" }
