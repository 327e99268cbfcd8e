#+ focus: target:1
#+ path: ansinh:aboutGroup
#+ severity: violation
# The target speaks of a member; a group or a shared code is needed.
DELETE DATA { target:1 ansinh:aboutGroup group:nhom-01 } ;
INSERT DATA { target:1 ansinh:aboutGroup member:nhom-01-1 }
