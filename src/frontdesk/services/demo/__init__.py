"""The demonstration: an invented office, two weeks of its life and one day of it."""
