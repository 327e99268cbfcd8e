#+ focus: source:example
#+ path: ansinh:nonBlankLines
#+ severity: violation
# The ranges of lines are parted by commas.
DELETE DATA { source:example ansinh:nonBlankLines "1-4 7-14 16-29" } ;
INSERT DATA { source:example ansinh:nonBlankLines "1-4, 7-14, 16-29" }
