"""The graph for assistants: a server of the Model Context Protocol, which reads only."""
