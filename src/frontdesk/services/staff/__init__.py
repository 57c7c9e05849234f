"""The people who work here: who sits at a desk, who is away, to whom something is given."""
