#+ focus: agency:change-99-social-insurance-2025-07-01
#+ path: ansinh:laterAgency
#+ severity: violation
# What comes of the merger is an agency that nobody has described.
DELETE DATA { agency:change-99-social-insurance-2025-07-01 ansinh:laterAgency agency:98-social-insurance } ;
INSERT DATA { agency:change-99-social-insurance-2025-07-01 ansinh:laterAgency agency:98-bhxh }
