"""One case: everything that happened, what is owed, and what can be done."""
