"""Outgoing letters and postcards: from the choice of the way to the day they are posted."""
