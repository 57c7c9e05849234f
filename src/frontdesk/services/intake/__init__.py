"""Logging contacts: what is previewed while it is typed, written down, taken back and corrected."""
