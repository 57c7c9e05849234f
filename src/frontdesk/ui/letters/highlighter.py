"""Colours the placeholders and conditions of a letter's text, so that its own words stand out."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from frontdesk.ui.letters.units import units
from frontdesk.ui.look.palette import colours_of

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_TAG = re.compile(r"\{[%#].*?[%#]\}")


class TemplateHighlighter(QSyntaxHighlighter):
    """Works on one text."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._placeholder, self._tag = QTextCharFormat(), QTextCharFormat()
        self.use(palette)

    def use(self, palette: QPalette) -> None:
        """Take the colours of a look."""
        table = colours_of(palette)
        _colour(self._placeholder, table.accent, table.accent_soft)
        _colour(self._tag, table.muted, table.raised)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802  Qt's name
        for pattern, shown in ((_TAG, self._tag), (_PLACEHOLDER, self._placeholder)):
            for found in pattern.finditer(text):
                self.setFormat(units(text[: found.start()]), units(found.group()), shown)


def _colour(shown: QTextCharFormat, ink: QColor, ground: QColor) -> None:
    shown.setForeground(ink)
    shown.setBackground(ground)
