#+ focus: part:II-1-social-insurance-lead
#+ path:
#+ severity: violation
# The participation belongs to two tasks.
INSERT DATA {
  task:II-2 a ansinh:Task ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:summary "Cấp lại thẻ bị mất."@vi , "Replace lost cards."@en ;
    ansinh:mainTaskType taskType:card_issuance ;
    ansinh:hasParticipation part:II-1-social-insurance-lead ;
    ansinh:statedIn lines:17-19
}
