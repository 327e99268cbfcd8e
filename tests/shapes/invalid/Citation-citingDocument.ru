#+ focus: cite:1
#+ path: ansinh:citingDocument
#+ severity: violation
# Nobody has said which document cites the law.
DELETE DATA { cite:1 ansinh:citingDocument doc:97-kh-ubnd-2019-phu-sa }
