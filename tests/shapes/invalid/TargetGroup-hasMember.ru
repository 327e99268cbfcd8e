#+ focus: group:nhom-01
#+ path: ansinh:hasMember
#+ severity: violation
# A shared code is put among the members; what is close to it is the group.
INSERT DATA { group:nhom-01 ansinh:hasMember groupCode:poor_households }
