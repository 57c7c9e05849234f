"""Records of other systems: CSV files that become cases or visits, by a mapping that is data."""
