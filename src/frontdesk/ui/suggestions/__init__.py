"""The suggestion book's small windows: writing in it, and deciding what becomes of an entry."""
