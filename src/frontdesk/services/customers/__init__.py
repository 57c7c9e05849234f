"""Customers: found, added, put right, merged and parted, each with one page about them."""
