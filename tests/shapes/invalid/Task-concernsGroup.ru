#+ focus: task:II-1
#+ path: ansinh:concernsGroup
#+ severity: violation
# The group is misspelt, so that it is no code of the list.
INSERT DATA { task:II-1 ansinh:concernsGroup groupCode:poor_household }
