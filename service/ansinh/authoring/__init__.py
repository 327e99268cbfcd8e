"""Writing a plan: the skeleton that a steward fills in, and the JSON Schema of a plan for editors."""
