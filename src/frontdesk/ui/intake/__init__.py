"""The intake windows: a visit, a call, a piece of mail, or any other contact."""
