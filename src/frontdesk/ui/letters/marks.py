"""Places in a text that are underlined."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from frontdesk.ui.letters.units import units
from frontdesk.ui.look.palette import Colours


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be underlined; line and column count from 1. A `mild` one is no mistake yet."""

    line: int
    column: int
    length: int
    mild: bool = False


def underlined(document: QTextDocument, mark: Mark, table: Colours) -> QTextEdit.ExtraSelection:
    """Return a mark as a field of text shows it."""
    shown = QTextCharFormat()
    shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    shown.setUnderlineColor(table.soon if mark.mild else table.overdue)
    selection = QTextEdit.ExtraSelection()
    selection.format = shown
    selection.cursor = place(document, mark.line, mark.column, mark.length)
    return selection


def place(document: QTextDocument, line: int, column: int, length: int = 0) -> QTextCursor:
    """Return a cursor on so many characters of a line; it never reaches beyond the line."""
    block = document.findBlockByNumber(line - 1)
    cursor, text = QTextCursor(block), block.text()
    start = min(column - 1, max(len(text) - length, 0))
    cursor.setPosition(block.position() + units(text[:start]))
    cursor.setPosition(block.position() + units(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
    return cursor
