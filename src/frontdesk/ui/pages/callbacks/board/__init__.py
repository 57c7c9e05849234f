"""A board of calls: hours down, days or people across; one line for each call."""
