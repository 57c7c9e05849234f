"""Who signed: the names on a line of a sign-in sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SEVERAL = re.compile(r"\s*[;/&+\n]\s*|\s+(?:and|und|et|y)\s+", re.IGNORECASE)
_FEWEST_WORDS = 2  # a forename alone could be anybody's


def names_in(line: str) -> tuple[str, ...]:
    """Return the names on a line as they are spoken: "Lee, Rían" is one person, "A B, C D" are two."""
    names: list[str] = []
    for part in _SEVERAL.split(line):
        names += _parted_by_comma(part)
    return tuple(" ".join(name.split()) for name in names if name.strip())


def is_full_name(name: str, unreadable: Iterable[str]) -> bool:
    """Whether somebody can be known by this again: legible, and more than a forename or initials."""
    if any(mark in name.casefold() for mark in unreadable):
        return False
    words = [word for word in re.split(r"[\s.]+", name) if len(word) > 1 and word[0].isalpha()]
    return len(words) >= _FEWEST_WORDS


def _parted_by_comma(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    named = [part for part in parts if part]
    if len(parts) == 2 and len(named) == 2 and any(len(part.split()) == 1 for part in parts):
        surname, forename = parts
        return [f"{forename} {surname}"]
    return named
