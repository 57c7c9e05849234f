"""The first start, and who is at this desk."""
