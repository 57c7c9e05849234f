"""Writing the texts of letters: the editor with its placeholders, its problems and its live page."""
