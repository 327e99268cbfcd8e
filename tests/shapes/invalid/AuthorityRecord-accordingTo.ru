#+ focus: record:luat-bhyt
#+ path:
#+ severity: violation
# The title of the law is said to stand in a file; the passage should be named.
DELETE DATA { record:luat-bhyt ansinh:titleAccordingTo lines:7-7 } ;
INSERT DATA { record:luat-bhyt ansinh:titleAccordingTo source:example }
