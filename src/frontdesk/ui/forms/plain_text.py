"""What stands in a field of several lines, character by character."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

_PARAGRAPH, _LINE = "\u2029", "\u2028"  # what Qt parts lines by, and what Shift+Enter puts into a line


def text_of(field: QPlainTextEdit) -> str:
    """Return the text, its lines parted by a line feed.

    `toPlainText` would make a blank of every space that must not be broken, as in "10 kg" or "12 %".
    """
    return _lines(field.document().toRawText())


def selected_in(field: QPlainTextEdit) -> str:
    """Return what is selected of the text, its lines parted by a line feed."""
    return _lines(field.textCursor().selectedText())


def _lines(raw: str) -> str:
    return raw.replace(_PARAGRAPH, "\n").replace(_LINE, "\n")
