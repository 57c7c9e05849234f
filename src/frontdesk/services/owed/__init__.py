"""What the office owes: Today's list, why each is owed, and the one next thing to do."""
