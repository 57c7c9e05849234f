"""Today: what is owed, soonest first."""
