"""Handing finished PDFs to the printers of this computer, and knowing what became of them."""
