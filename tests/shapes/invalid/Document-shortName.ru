#+ focus: doc:luat-bhyt
#+ path: ansinh:shortName
#+ severity: violation
# The law has two short names.
INSERT DATA { doc:luat-bhyt ansinh:shortName "Luật Bảo hiểm y tế" }
