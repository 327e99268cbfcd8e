#+ focus: target:1
#+ path: ansinh:denominator
#+ severity: violation
# The rate is of a group and of the population at once.
INSERT DATA { target:1 ansinh:denominator denominator:population }
