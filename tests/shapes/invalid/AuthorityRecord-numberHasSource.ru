#+ focus: record:12-nq-tu-2019-phu-sa
#+ path:
#+ severity: violation
# Nobody has said where the number of the resolution is printed.
DELETE DATA { record:12-nq-tu-2019-phu-sa ansinh:numberAccordingTo lines:8-9 }
