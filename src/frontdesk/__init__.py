"""Front Desk: the program that stays open at reception all day."""

__version__ = "0.1.0"
