#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path:
#+ severity: info
# The resolution is a legal ground, and nothing is carried out.
DELETE DATA { cite:2 ansinh:relation relation:implements } ;
INSERT DATA { cite:2 ansinh:relation relation:legal_basis }
