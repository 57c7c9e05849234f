"""How the office's letters look: letterhead, pictures, layouts, and the printer they come out of."""
