#+ focus: record:12-nq-tu-2019-phu-sa
#+ path:
#+ severity: violation
# Nobody is named who says that the resolution has an end.
INSERT DATA { doc:12-nq-tu-2019-phu-sa ansinh:inForceUntil "2020-12-31"^^xsd:date }
