#+ focus: finding:1
#+ path: ansinh:findingKind
#+ severity: violation
# The kind of the finding is its severity by mistake.
DELETE DATA { finding:1 ansinh:findingKind findingKind:term_slip } ;
INSERT DATA { finding:1 ansinh:findingKind severity:info }
