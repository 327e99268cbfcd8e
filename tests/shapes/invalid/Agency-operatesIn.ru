#+ focus: agency:99-district-committees
#+ path: ansinh:operatesIn
#+ severity: violation
# The agency is spread over two areas, the province and one of its districts.
INSERT DATA { agency:99-district-committees ansinh:operatesIn area:999 }
