"""Layouts: where what stands on which paper, in millimetres."""
