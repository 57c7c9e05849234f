"""Settings: the office, its people and days, and this desk."""
