#+ focus: task:II-1
#+ path: ansinh:summary
#+ severity: violation
# The task has no Vietnamese summary.
DELETE DATA { task:II-1 ansinh:summary "Lập danh sách người thuộc hộ nghèo và cấp thẻ trước đầu năm."@vi }
