"""The numbered steps from one schema to the next; none imports the live models."""
