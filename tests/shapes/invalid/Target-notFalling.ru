#+ focus: target:3
#+ path:
#+ severity: warning
# The target of 2020 is lower than that of 2019.
INSERT DATA {
  target:2 a ansinh:Target ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:byTime time:2019 ;
    ansinh:comparator comparator:at-least ;
    ansinh:value 92.0 ;
    ansinh:unit unit:percent ;
    ansinh:statedIn lines:11-11 .
  target:3 a ansinh:Target ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 3 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:byTime time:2020 ;
    ansinh:comparator comparator:at-least ;
    ansinh:value 90.0 ;
    ansinh:unit unit:percent ;
    ansinh:statedIn lines:11-11 .
  time:2019 a ansinh:DatedPeriod ;
    ansinh:timeNotation "2019" ;
    ansinh:precision precision:year ;
    ansinh:firstDay "2019-01-01"^^xsd:date ;
    ansinh:lastDay "2019-12-31"^^xsd:date .
}
