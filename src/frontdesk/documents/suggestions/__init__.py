"""The suggestion book on paper: the book itself, the notice that answers, blank forms to write on."""
