"""Typing an address: a form that changes with the country, with the envelope beside it."""
