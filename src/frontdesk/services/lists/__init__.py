"""Lists: of cases, of what was searched for, and any list on paper or in a spreadsheet."""
