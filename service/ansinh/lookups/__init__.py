"""Look-ups: lists of things that filters narrow, and single things, each with its passages; nothing here knows HTTP."""
