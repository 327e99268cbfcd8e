#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:title
#+ severity: violation
# The plan has no English title; a cited document may do without.
DELETE DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:title "Health insurance plan for 2019-2020"@en }
