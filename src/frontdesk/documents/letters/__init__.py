"""Letters: their pages, their text, and what stands around it."""
