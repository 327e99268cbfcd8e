"""HTTP: request in, bytes out; nothing here knows what a fact means or which engine answers."""
