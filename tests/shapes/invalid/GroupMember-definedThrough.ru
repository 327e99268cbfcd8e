#+ focus: member:nhom-01-1
#+ path: ansinh:definedThrough
#+ severity: violation
# The member points straight to the law; its mention in the plan should stand between.
DELETE DATA { member:nhom-01-1 ansinh:definedThrough cite:1 } ;
INSERT DATA { member:nhom-01-1 ansinh:definedThrough doc:luat-bhyt }
