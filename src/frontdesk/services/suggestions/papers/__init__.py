"""The suggestion book on paper: what of the store is printed, and what printing it settles."""
