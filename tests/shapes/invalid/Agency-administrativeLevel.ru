#+ focus: agency:99-social-insurance
#+ path: ansinh:administrativeLevel
#+ severity: violation
# Nobody has said at which level the agency works.
DELETE DATA { agency:99-social-insurance ansinh:administrativeLevel level:province }
