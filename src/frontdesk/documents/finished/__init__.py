"""Finished PDFs: read by a program that had no part in making them, checked, moved, parted."""
