"""Callbacks that were promised, from the window that is agreed to the call that ends them (CSP-002)."""
