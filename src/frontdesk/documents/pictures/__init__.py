"""Pictures on paper: logos, signatures, photos and codes."""
