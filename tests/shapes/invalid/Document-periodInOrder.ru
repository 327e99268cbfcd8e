#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:periodStart
#+ severity: violation
# The years of the period are swapped.
DELETE DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:periodStart 2019 ; ansinh:periodEnd 2020 } ;
INSERT DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:periodStart 2020 ; ansinh:periodEnd 2019 }
