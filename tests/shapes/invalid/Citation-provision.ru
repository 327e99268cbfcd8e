#+ focus: cite:1
#+ path: ansinh:provision
#+ severity: violation
# The provision is abbreviated.
DELETE DATA { cite:1 ansinh:provision "Điều 12 khoản 3" } ;
INSERT DATA { cite:1 ansinh:provision "Đ.12 k.3" }
