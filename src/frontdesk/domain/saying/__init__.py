"""Saying a time in words: "tomorrow 10–11", "heute Nachmittag", "dans 2 heures", "el jueves a las 10".

What is said is read in every way that it can be read, and each reading becomes two instants. Where they
differ, nothing is guessed: it is refused, with both.
"""
