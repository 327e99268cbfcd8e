#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:jurisdiction
#+ severity: violation
# Nobody has said where the plan applies.
DELETE DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:jurisdiction area:99-2008-08-01 }
