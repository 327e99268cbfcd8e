"""What the graph holds about one thing, gathered for whoever looks it up; nothing here knows of HTTP."""
