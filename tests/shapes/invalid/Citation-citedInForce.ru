#+ focus: cite:2
#+ path:
#+ severity: warning
# The resolution had ceased to have effect before the plan was issued.
INSERT DATA {
  doc:12-nq-tu-2019-phu-sa ansinh:inForceUntil "2019-02-28"^^xsd:date .
  record:12-nq-tu-2019-phu-sa ansinh:inForceUntilAccordingTo lines:8-9 .
}
