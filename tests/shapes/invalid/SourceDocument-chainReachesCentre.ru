#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path:
#+ severity: warning
# The resolution of the province carries out nothing further up; the law is a legal ground alone.
DELETE DATA { cite:4 ansinh:relation relation:implements } ;
INSERT DATA { cite:4 ansinh:relation relation:legal_basis }
