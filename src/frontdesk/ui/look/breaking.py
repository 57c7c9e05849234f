"""Lets long words be broken: Qt does so at blanks alone, and one long word would widen its whole window."""

from __future__ import annotations

import re

from PySide6.QtCore import QTextBoundaryFinder

BREAK = "\u200b"  # zero width space: a line may end here
_MOST = 20  # characters that even a narrow column has room for
_LONG_WORD = re.compile(rf"\S{{{_MOST + 1},}}")


def breakable(text: str) -> str:
    """Return a text that looks the same and may be broken within its long words, never within a character."""
    return _LONG_WORD.sub(lambda word: BREAK.join(_parts(word[0])), text)


def _parts(word: str) -> list[str]:
    units = word.encode("utf-16-le", "surrogatepass")  # what Qt counts in, each two bytes
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    parts, begin = [], 0
    while (end := finder.toNextBoundary()) != -1:
        if end - begin >= _MOST or 2 * end == len(units):
            parts.append(units[2 * begin : 2 * end].decode("utf-16-le", "surrogatepass"))
            begin = end
    return parts
