#+ focus: task:II-2
#+ path:
#+ severity: info
# The task names nobody.
INSERT DATA {
  task:II-2 a ansinh:Task ;
    ansinh:inDocument doc:97-kh-ubnd-2019-phu-sa ;
    ansinh:position 2 ;
    ansinh:sectionPath "II" ;
    ansinh:summary "Lập hồ sơ."@vi , "Keep files."@en ;
    ansinh:mainTaskType taskType:other ;
    ansinh:statedIn lines:17-19 .
}
