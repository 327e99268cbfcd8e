#+ focus: finding:1
#+ path: ansinh:certainty
#+ severity: violation
# Nobody has said how sure the finding is.
DELETE DATA { finding:1 ansinh:certainty certainty:probable }
