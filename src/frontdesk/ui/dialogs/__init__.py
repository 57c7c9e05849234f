"""The small windows in which something is done to a case."""
