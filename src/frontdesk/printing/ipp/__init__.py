"""A small, strict client of the Internet Printing Protocol, as far as CUPS needs it."""
