#+ focus: section:II
#+ path: ansinh:statedIn
#+ severity: violation
# Nobody has said where the section begins.
DELETE DATA { section:II ansinh:statedIn lines:16-16 }
