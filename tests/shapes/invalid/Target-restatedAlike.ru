#+ focus: target:2
#+ path:
#+ severity: warning
# An earlier plan restates the same resolution for the same time with another value.
INSERT DATA {
  target:2 a ansinh:Target ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:byTime time:2020 ;
    ansinh:comparator comparator:at-least ;
    ansinh:value 90.0 ;
    ansinh:unit unit:percent ;
    ansinh:restatedFrom doc:12-nq-tu-2019-phu-sa ;
    ansinh:statedIn lines:11-11 .
  <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa/target/1> ansinh:restatedFrom doc:12-nq-tu-2019-phu-sa ;
    ansinh:inDocument <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa> ;
    ansinh:indicator indicator:bhyt_coverage ;
    ansinh:denominator denominator:population ;
    ansinh:aboutArea area:99-2008-08-01 ;
    ansinh:byTime time:2020 ;
    ansinh:value 95.0 ;
    ansinh:unit unit:percent .
  <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa> ansinh:issuedOn "2019-02-01"^^xsd:date .
}
