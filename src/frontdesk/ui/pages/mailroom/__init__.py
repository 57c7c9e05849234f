"""The Mailroom: what waits to be written, approved, printed, sent and posted, and what went out."""
