#+ focus: finding:1
#+ path: ansinh:comparedWith
#+ severity: violation
# The finding is compared with a document; the passage should be named.
INSERT DATA { finding:1 ansinh:comparedWith doc:12-nq-tu-2019-phu-sa }
