"""What is being typed, kept until it is saved or given up."""
