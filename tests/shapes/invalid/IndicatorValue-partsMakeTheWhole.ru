#+ focus: observation:2
#+ path:
#+ severity: warning
# 1,000 compulsory and 50 voluntary members are not 1,100.
INSERT DATA {
  observation:2 a ansinh:Observation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:indicator indicator:bhxh_coverage ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:duringTime time:2018 ;
    ansinh:comparator comparator:equal ;
    ansinh:value 1100.0 ;
    ansinh:unit unit:person ;
    ansinh:statedIn lines:12-12 .
  observation:3 a ansinh:Observation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 3 ;
    ansinh:indicator indicator:bhxh_compulsory ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:duringTime time:2018 ;
    ansinh:comparator comparator:equal ;
    ansinh:value 1000.0 ;
    ansinh:unit unit:person ;
    ansinh:statedIn lines:12-12 .
  observation:4 a ansinh:Observation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 4 ;
    ansinh:indicator indicator:bhxh_voluntary ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:duringTime time:2018 ;
    ansinh:comparator comparator:equal ;
    ansinh:value 50.0 ;
    ansinh:unit unit:person ;
    ansinh:statedIn lines:12-12 .
}
