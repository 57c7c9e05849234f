"""Setting text: from characters of any script to lines of glyphs."""
