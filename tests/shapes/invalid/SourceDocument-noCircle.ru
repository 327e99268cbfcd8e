#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path:
#+ severity: warning
# The plan is said to carry out the law and the law the plan; a law without a date is not found to be earlier or later.
DELETE DATA { cite:4 ansinh:relation relation:implements } ;
INSERT DATA { cite:4 ansinh:relation relation:legal_basis } ;
DELETE DATA { cite:1 ansinh:relation relation:legal_basis } ;
INSERT DATA {
  cite:1 ansinh:relation relation:implements .
  cite:5 a ansinh:Citation ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 5 ;
    ansinh:citingDocument doc:luat-bhyt ;
    ansinh:relation relation:implements ;
    ansinh:citedDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:statedIn lines:17-19
}
