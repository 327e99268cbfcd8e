"""Full-text search over the things of the graph."""
