#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path:
#+ severity: warning
# The only task of the plan is a task of another plan of the province.
INSERT DATA {
  <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa/task/1> ansinh:inDocument <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa> .
  <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa> ansinh:jurisdiction area:99-2008-08-01
} ;
INSERT { <https://w3id.org/ansinh/id/document/98-kh-ubnd-2018-phu-sa/task/1> ansinh:summary ?summary }
WHERE { task:II-1 ansinh:summary ?summary }
