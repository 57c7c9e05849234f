"""A list to choose one from: typing finds it, also a name of several words."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

_PAUSE_MS = 1_000  # after which typing begins anew; Qt's 400 are too few for most hands
_ROWS = 12


class ChoiceBox(QComboBox):
    """Qt drops the list down at a blank; here that goes on with the word that is being typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_ROWS)
        QApplication.setKeyboardInputInterval(_PAUSE_MS)
        self._since_last = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        typing = self._since_last.isValid() and self._since_last.elapsed() < _PAUSE_MS
        if event.text().strip() and event.text().isprintable():
            self._since_last.start()
        if event.key() == Qt.Key.Key_Space and typing and not self.isEditable():
            self._since_last.start()
            self._search(" ")
            return
        super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        """Go on with what was typed, as Qt does for every other character."""
        view = self.view()
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        view.keyboardSearch(text)
        if view.currentIndex().isValid():
            self.setCurrentIndex(view.currentIndex().row())
