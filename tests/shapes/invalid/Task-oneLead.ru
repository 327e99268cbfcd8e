#+ focus: task:II-1
#+ path:
#+ severity: info
# The district committees lead beside the social insurance.
DELETE DATA { part:II-1-district-committees-coordinate ansinh:role role:coordinate } ;
INSERT DATA { part:II-1-district-committees-coordinate ansinh:role role:lead }
