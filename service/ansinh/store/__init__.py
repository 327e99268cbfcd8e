"""Quads, queries, snapshots and bytes; nothing here knows what a fact means."""
