#+ focus: time:2020
#+ path: ansinh:firstDay
#+ severity: violation
# The period has two first days.
INSERT DATA { time:2020 ansinh:firstDay "2020-06-01"^^xsd:date }
