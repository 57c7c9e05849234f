"""The suggestion book: written in easily, read by somebody, answered always (POL-06, POL-07, POL-08)."""
