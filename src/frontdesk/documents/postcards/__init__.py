"""Postcards, one or several on a sheet."""
