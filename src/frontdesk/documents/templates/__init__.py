"""Templates of letters and postcards: what they may know, how they are filled, and what is wrong with one."""
