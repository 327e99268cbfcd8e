#+ focus: time:2020
#+ path: ansinh:timeNotation
#+ severity: violation
# The time is written in words.
DELETE DATA { time:2020 ansinh:timeNotation "2020" } ;
INSERT DATA { time:2020 ansinh:timeNotation "năm 2020" }
