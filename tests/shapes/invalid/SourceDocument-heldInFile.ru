#+ focus: doc:97-kh-ubnd-2019-phu-sa
#+ path: ansinh:heldInFile
#+ severity: violation
# Nobody has said which file holds the plan.
DELETE DATA { doc:97-kh-ubnd-2019-phu-sa ansinh:heldInFile source:example }
