#+ focus: doc:luat-bhyt
#+ path: ansinh:documentType
#+ severity: violation
# Nobody has said what type of document the law is.
DELETE DATA { doc:luat-bhyt ansinh:documentType documentType:law }
