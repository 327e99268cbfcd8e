#+ focus: target:1
#+ path: ansinh:restatedFrom
#+ severity: violation
# The target is said to be restated from an agency; its resolution is meant.
DELETE DATA { target:1 ansinh:restatedFrom doc:12-nq-tu-2019-phu-sa } ;
INSERT DATA { target:1 ansinh:restatedFrom agency:99-party-committee }
