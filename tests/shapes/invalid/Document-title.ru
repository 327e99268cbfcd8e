#+ focus: doc:luat-bhyt
#+ path: ansinh:title
#+ severity: violation
# The law has two English titles.
INSERT DATA { doc:luat-bhyt ansinh:title "Health Insurance Law"@en }
