"""Matching names of a spreadsheet with things of the graph; nothing here knows of HTTP."""
