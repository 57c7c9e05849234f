"""Designer forms: loaded, worded, filled, read, and refusals shown beside their fields."""
