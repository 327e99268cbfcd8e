#+ focus: doc:12-nq-tu-2019-phu-sa
#+ path: ansinh:inForceUntil
#+ severity: violation
# The last day in force is a year; a date is needed.
INSERT DATA {
  doc:12-nq-tu-2019-phu-sa ansinh:inForceUntil "2020" .
  record:12-nq-tu-2019-phu-sa ansinh:inForceUntilAccordingTo lines:8-9 .
}
