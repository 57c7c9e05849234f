"""Importing suggestions: a file is looked at in a window, and taken in only then."""
