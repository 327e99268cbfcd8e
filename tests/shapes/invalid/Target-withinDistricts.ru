#+ focus: target:2
#+ path:
#+ severity: warning
# The province is to reach more than its only district.
INSERT DATA {
  target:2 a ansinh:Target ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:byTime time:2020 ;
    ansinh:comparator comparator:at-least ;
    ansinh:value 97.0 ;
    ansinh:unit unit:percent ;
    ansinh:statedIn lines:11-11 .
  target:3 a ansinh:Target ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 3 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:999 ;
    ansinh:byTime time:2020 ;
    ansinh:comparator comparator:at-least ;
    ansinh:value 90.0 ;
    ansinh:unit unit:percent ;
    ansinh:statedIn lines:11-11 .
}
