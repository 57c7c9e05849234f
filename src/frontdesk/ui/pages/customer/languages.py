"""The languages by their names in the user's language."""

from __future__ import annotations

from functools import cache

_LETTERS = 2  # of an ISO 639-1 code: the languages that people name at a desk


@cache
def languages(language: str) -> tuple[tuple[str, str], ...]:
    """Return ISO 639-1 codes with names in a language, sorted by name."""
    from babel import Locale  # noqa: PLC0415  start-up: only the editing of a customer needs all names

    names = Locale.parse(language, sep="-").languages
    known = [(code, name) for code, name in names.items() if len(code) == _LETTERS]
    return tuple(sorted(known, key=lambda pair: pair[1].casefold()))
