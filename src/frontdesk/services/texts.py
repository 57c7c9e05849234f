"""What people type, made fit to be kept: no stray blanks, nothing a database refuses."""

from __future__ import annotations

import unicodedata

from frontdesk.domain.errors import FrontDeskError

LINE = 300
"""The longest name, number or other single line."""

SUBJECT = 1_000
DETAILS = 200_000
"""The longest text: some eighty pages."""

_KEPT_CONTROLS = frozenset("\n\t")


def one_line(text: str, field: str, *, limit: int = LINE) -> str:
    """Return a text as one line: blanks joined, control characters gone.

    Raises `FrontDeskError` (`field`) when it is too long or holds half a character.
    """
    return _checked(" ".join(_printable(text, field).split()), field, limit)


def many_lines(text: str, field: str, *, limit: int = DETAILS) -> str:
    """Return a text with its line breaks, without control characters and outer blanks.

    Raises `FrontDeskError` (`field`) when it is too long or holds half a character.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _checked(_printable(plain, field).strip(), field, limit)


def required(text: str, field: str, *, limit: int = DETAILS) -> str:
    """Return a text that may not be empty; `FrontDeskError` (`field`) says that it is missing."""
    kept = many_lines(text, field, limit=limit)
    if not kept:
        raise FrontDeskError("text.missing", field=field)
    return kept


def _printable(text: str, field: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cs":
            raise FrontDeskError("text.broken_character", field=field)
        if category != "Cc" or character in _KEPT_CONTROLS:
            kept.append(character)
    return "".join(kept)


def _checked(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise FrontDeskError("text.too_long", field=field, limit=limit)
    return text
