#+ focus: cite:3
#+ path:
#+ severity: violation
# Words that name a field of law are tied to a law as well.
INSERT DATA { cite:3 ansinh:citedDocument doc:luat-bhyt }
