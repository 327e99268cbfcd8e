#+ focus: area:999
#+ path: ansinh:within
#+ severity: violation
# The district is said to lie in the country and in no province.
DELETE DATA { area:999 ansinh:within area:99-2008-08-01 } ;
INSERT DATA { area:999 ansinh:within area:VN }
