#+ focus: deadline:1
#+ path:
#+ severity: warning
# The report of 5 December sums up one that is due on 20 December.
INSERT DATA {
  deadline:1 ansinh:sumsUp deadline:3 .
  deadline:3 a ansinh:Report ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 3 ;
    ansinh:summary "báo cáo của huyện"@vi , "report of the district"@en ;
    ansinh:due time:yearly-12-20 ;
    ansinh:statedIn lines:20-20 .
  time:yearly-12-20 a ansinh:YearlyDate ;
    ansinh:timeNotation "12-20" ;
    ansinh:precision precision:day ;
    ansinh:month 12 ;
    ansinh:dayOfMonth 20 .
}
