"""People: look somebody up, or find them among the latest contacts."""
