#+ focus: agency:change-99-social-insurance-2025-07-01
#+ path: ansinh:formerAgency
#+ severity: violation
# The merger does not say which agency was merged.
DELETE DATA { agency:change-99-social-insurance-2025-07-01 ansinh:formerAgency agency:99-social-insurance }
