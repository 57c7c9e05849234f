"""Reminders: every stage of everything owed is told once, where it belongs."""
