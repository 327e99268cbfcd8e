"""Named questions and their answers; nothing here knows HTTP."""
