#+ focus: agency:99-social-insurance
#+ path: ansinh:agencyType
#+ severity: violation
# The agency type is misspelt, so that it is no code of the list.
DELETE DATA { agency:99-social-insurance ansinh:agencyType agencyType:social_insurance } ;
INSERT DATA { agency:99-social-insurance ansinh:agencyType agencyType:social_insurence }
