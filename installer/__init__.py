"""Sets Front Desk up on a computer that has Python and nothing else; standard library only."""
