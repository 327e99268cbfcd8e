#+ focus: indicator:boat_clinics
#+ path: skos:prefLabel
#+ severity: violation
# The plan's own indicator has no English label.
DELETE DATA { indicator:boat_clinics skos:prefLabel "boat clinics"@en }
