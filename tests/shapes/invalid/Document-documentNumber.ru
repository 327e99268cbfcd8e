#+ focus: doc:12-nq-tu-2019-phu-sa
#+ path: ansinh:documentNumber
#+ severity: violation
# The spelling of the number met in another source is taken for a second number.
INSERT DATA { doc:12-nq-tu-2019-phu-sa ansinh:documentNumber "12-NQ/TƯ" }
