#+ focus: cite:2
#+ path:
#+ severity: warning
# The resolution is cited with another title than its authority record has.
DELETE DATA { cite:2 ansinh:statedTitle "về bảo hiểm y tế  toàn dân" } ;
INSERT DATA { cite:2 ansinh:statedTitle "Nghị quyết về bảo hiểm xã hội tự nguyện" }
