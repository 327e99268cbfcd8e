#+ focus: cite:2
#+ path: ansinh:statedTitle
#+ severity: violation
# The title as printed is given twice.
INSERT DATA { cite:2 ansinh:statedTitle "Nghị quyết về bảo hiểm y tế toàn dân" }
