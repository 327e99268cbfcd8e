#+ focus: source:example
#+ path: ansinh:lineCount
#+ severity: violation
# Nobody has counted the lines of the file.
DELETE DATA { source:example ansinh:lineCount 30 }
