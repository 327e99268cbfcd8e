#+ focus: cite:1
#+ path: ansinh:statedDate
#+ severity: violation
# The printed date is no day of the calendar.
INSERT DATA { cite:1 ansinh:statedDate "2008-11-31"^^xsd:date }
