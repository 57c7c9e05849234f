"""A list that hangs on the place where one types."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QPlainTextEdit

from frontdesk.ui.widgets.suggestions import SuggestionPopup


class CaretPopup(SuggestionPopup):
    """Offers something for a field of several lines."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit, edit.accessibleName())
        self._edit = edit

    def _anchored(self) -> QRect:
        caret = self._edit.cursorRect()
        corner = self._edit.viewport().mapTo(self._edit.window(), caret.topLeft())
        return QRect(corner - QPoint(8, 0), QSize(0, caret.height()))
