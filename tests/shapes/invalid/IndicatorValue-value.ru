#+ focus: observation:1
#+ path: ansinh:value
#+ severity: violation
# The figure is written as an integer, not as a decimal number.
DELETE DATA { observation:1 ansinh:value 12.0 } ;
INSERT DATA { observation:1 ansinh:value 12 }
