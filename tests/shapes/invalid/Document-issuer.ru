#+ focus: doc:luat-bhyt
#+ path: ansinh:issuer
#+ severity: violation
# The law is said to be issued by the country, which is an area and no agency.
DELETE DATA { doc:luat-bhyt ansinh:issuer agency:vn-national-assembly } ;
INSERT DATA { doc:luat-bhyt ansinh:issuer area:VN }
