#+ focus: area:99-2008-08-01
#+ path: ansinh:areaCode
#+ severity: violation
# The code has the province's letters in place of its digits.
DELETE DATA { area:99-2008-08-01 ansinh:areaCode "99" } ;
INSERT DATA { area:99-2008-08-01 ansinh:areaCode "PS" }
