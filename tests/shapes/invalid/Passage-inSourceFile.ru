#+ focus: lines:20-20
#+ path: ansinh:inSourceFile
#+ severity: violation
# Nobody has said in which file the passage stands.
DELETE DATA { lines:20-20 ansinh:inSourceFile source:example }
