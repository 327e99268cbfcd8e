#+ focus: observation:1
#+ path: ansinh:duringTime
#+ severity: violation
# The figure is of two years at once.
INSERT DATA { observation:1 ansinh:duringTime time:2020 }
