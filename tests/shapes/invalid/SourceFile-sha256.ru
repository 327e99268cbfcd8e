#+ focus: source:example
#+ path: ansinh:sha256
#+ severity: violation
# The digest is a shorter one, of another method.
DELETE WHERE { source:example ansinh:sha256 ?digest } ;
INSERT DATA { source:example ansinh:sha256 "0f1e2d3c4b5a69788796a5b4c3d2e1f0" }
