#+ focus: source:example
#+ path: ansinh:fileName
#+ severity: violation
# The name of the file has its folder before it.
DELETE DATA { source:example ansinh:fileName "example.txt" } ;
INSERT DATA { source:example ansinh:fileName "sources/example.txt" }
