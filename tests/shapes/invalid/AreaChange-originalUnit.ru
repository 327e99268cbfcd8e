#+ focus: area:change-98-2025-07-01
#+ path: ansinh:originalUnit
#+ severity: violation
# The merger does not say which province was merged.
DELETE DATA { area:change-98-2025-07-01 ansinh:originalUnit area:99-2008-08-01 }
