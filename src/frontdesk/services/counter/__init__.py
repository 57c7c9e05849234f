"""The counter mode: visitors write in the suggestion book themselves, and leaving it needs the staff code."""
