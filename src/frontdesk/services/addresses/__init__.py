"""Postal addresses: what each country wants of them, and how they stand on the envelope."""
