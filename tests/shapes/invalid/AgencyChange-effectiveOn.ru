#+ focus: agency:change-99-social-insurance-2025-07-01
#+ path: ansinh:effectiveOn
#+ severity: violation
# Nobody has said when the agencies were merged.
DELETE DATA { agency:change-99-social-insurance-2025-07-01 ansinh:effectiveOn "2025-07-01"^^xsd:date }
