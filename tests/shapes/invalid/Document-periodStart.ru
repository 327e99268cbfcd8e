#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:periodStart
#+ severity: violation
# The plan begins in two years, that of its title and that of its first task.
INSERT DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:periodStart 2020 }
