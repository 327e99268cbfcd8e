"""The gate: a plan is checked together with the graph that it is about to join, before anything is written."""
