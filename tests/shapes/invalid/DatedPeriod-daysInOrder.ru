#+ focus: time:2020
#+ path: ansinh:firstDay
#+ severity: violation
# The year of the first day is mistyped, so that the period begins after it has ended.
DELETE DATA { time:2020 ansinh:firstDay "2020-01-01"^^xsd:date } ;
INSERT DATA { time:2020 ansinh:firstDay "2021-01-01"^^xsd:date }
