"""Printing from the window: which printer and how, handing over, and watching until it is done."""
