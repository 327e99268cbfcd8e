#+ focus: time:2020
#+ path: ansinh:precision
#+ severity: violation
# Nobody has said how finely the time is named.
DELETE DATA { time:2020 ansinh:precision precision:year }
