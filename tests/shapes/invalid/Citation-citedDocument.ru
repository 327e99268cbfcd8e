#+ focus: cite:2
#+ path: ansinh:citedDocument
#+ severity: violation
# The resolution is cited by an IRI that no document has.
DELETE DATA { cite:2 ansinh:citedDocument doc:12-nq-tu-2019-phu-sa } ;
INSERT DATA { cite:2 ansinh:citedDocument doc:12-nq-tu }
