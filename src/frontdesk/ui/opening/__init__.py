"""Opening the window on an office: loading, showing, and the way back where it cannot be opened."""
