"""Cards and pages that came back, written down together from a scanned sheet or by a hand scanner."""
