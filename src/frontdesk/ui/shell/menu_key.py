"""Shift+F10 opens the menu of what is chosen, as it does elsewhere: keyboards without a menu key are many."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

MENU_KEYS = "Shift+F10"


class MenuKey(QObject):
    """Does in a window what Qt does by itself on Windows alone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        QShortcut(QKeySequence(MENU_KEYS), window).activated.connect(self._ask)

    def _ask(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            place = QPoint(focused.width() // 2, focused.height() // 2)
            wanted = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focused.mapToGlobal(place))
            QApplication.sendEvent(focused, wanted)
