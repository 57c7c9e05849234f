"""What a front desk knows and promises: no files, no window, no database."""
