"""What is done with a case: one function per operation, one subject per file."""
