#+ focus: observation:2
#+ path:
#+ severity: warning
# 900 of 1,000 people are 90 per cent and not 95.
INSERT DATA {
  observation:2 a ansinh:Observation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:duringTime time:2018 ;
    ansinh:comparator comparator:equal ;
    ansinh:value 95.0 ;
    ansinh:unit unit:percent ;
    ansinh:statedIn lines:12-12 .
  observation:3 a ansinh:Observation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 3 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:duringTime time:2018 ;
    ansinh:comparator comparator:equal ;
    ansinh:value 900.0 ;
    ansinh:unit unit:person ;
    ansinh:statedIn lines:12-12 .
  observation:4 a ansinh:Observation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 4 ;
    ansinh:indicator indicator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:duringTime time:2018 ;
    ansinh:comparator comparator:equal ;
    ansinh:value 1000.0 ;
    ansinh:unit unit:person ;
    ansinh:statedIn lines:12-12 .
}
