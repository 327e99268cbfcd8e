#+ focus: section:I
#+ path: ansinh:inDocument
#+ severity: violation
# The section is said to belong to a document that is cited only, whose content is not held.
DELETE DATA { section:I ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa } ;
INSERT DATA { section:I ansinh:inDocument doc:luat-bhyt }
