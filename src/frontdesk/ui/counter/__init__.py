"""The counter mode: visitors write in the suggestion book on a screen of their own."""
