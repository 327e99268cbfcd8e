#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path:
#+ severity: info
# The number of the plan has the issuer where the sign of a plan should stand.
DELETE DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:documentNumber "97/KH-UBND" } ;
INSERT DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:documentNumber "97/UBND-KH" }
