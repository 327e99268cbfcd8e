#+ focus: record:12-nq-tu-2019-phu-sa
#+ path:
#+ severity: violation
# Nobody has said where the date of the resolution is printed.
DELETE DATA { record:12-nq-tu-2019-phu-sa ansinh:dateAccordingTo lines:8-9 }
