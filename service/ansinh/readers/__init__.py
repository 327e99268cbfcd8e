"""Processes that do what may have to be stopped: each can be killed at any instant, and nothing else notices."""
