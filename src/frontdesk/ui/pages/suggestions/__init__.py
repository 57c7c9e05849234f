"""The suggestion book for those who review it: the board, the list, and one entry."""
