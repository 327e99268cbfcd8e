#+ focus: observation:1
#+ path: ansinh:aboutArea
#+ severity: violation
# Nobody has said of which area the figure speaks.
DELETE DATA { observation:1 ansinh:aboutArea area:99-2008-08-01 }
