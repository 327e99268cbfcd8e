#+ focus: time:2020
#+ path: ansinh:lastDay
#+ severity: violation
# The period has no last day.
DELETE DATA { time:2020 ansinh:lastDay "2020-12-31"^^xsd:date }
