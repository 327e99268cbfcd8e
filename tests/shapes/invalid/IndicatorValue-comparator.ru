#+ focus: target:1
#+ path: ansinh:comparator
#+ severity: violation
# The target is exact and a lower bound at once.
INSERT DATA { target:1 ansinh:comparator comparator:equal }
