#+ focus: member:nhom-01-1
#+ path:
#+ severity: violation
# The member belongs to no group.
DELETE DATA { group:nhom-01 ansinh:hasMember member:nhom-01-1 }
