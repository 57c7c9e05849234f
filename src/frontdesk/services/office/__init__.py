"""The office itself: its particulars, departments, opening hours, holidays and closures."""
