#+ focus: target:1
#+ path: ansinh:indicator
#+ severity: violation
# The target does not say what it measures.
DELETE DATA { target:1 ansinh:indicator indicator:bhyt_coverage }
