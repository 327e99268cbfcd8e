#+ focus: doc:12-nq-tu-2019-phu-sa
#+ path: ansinh:periodEnd
#+ severity: violation
# The last year is written as the last day.
INSERT DATA { doc:12-nq-tu-2019-phu-sa ansinh:periodEnd "2020-12-31"^^xsd:date }
