#+ focus: deadline:2
#+ path:
#+ severity: violation
# The review is due in the year before the plan was issued.
DELETE DATA { deadline:2 ansinh:due time:2020 } ;
INSERT DATA { deadline:2 ansinh:due time:2018 }
