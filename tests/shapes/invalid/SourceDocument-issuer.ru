#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:issuer
#+ severity: violation
# The plan has no issuer; a cited document may do without.
DELETE DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:issuer agency:99-people-committee }
