#+ focus: part:II-1-social-insurance-lead
#+ path:
#+ severity: warning
# The agency had been merged two years before the plan.
DELETE DATA { agency:change-99-social-insurance-2025-07-01 ansinh:effectiveOn "2025-07-01"^^xsd:date } ;
INSERT DATA { agency:change-99-social-insurance-2025-07-01 ansinh:effectiveOn "2017-07-01"^^xsd:date }
