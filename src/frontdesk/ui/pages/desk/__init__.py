"""Desk: who is in the building."""
