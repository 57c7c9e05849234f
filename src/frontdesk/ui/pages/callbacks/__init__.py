"""Callbacks: who waits to be called, as a list and as a calendar."""
