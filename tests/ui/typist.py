"""Somebody at the keyboard, whose key presses are counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_PAUSE_MS = 5_000  # the longest that a test waits for what comes after a pause in the typing


class Typist:
    """Types into whatever has the keyboard; `keys` counts presses, words typed are free."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def write(self, words: str) -> None:
        """Type words."""
        self._qtbot.keyClicks(self._focus(), words)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key; one with a modifier counts as two."""
        self.keys += 1 if modifier == Qt.KeyboardModifier.NoModifier else 2
        self._qtbot.keyClick(self._focus(), key, modifier)

    def enter(self) -> None:
        """Press Enter."""
        self.press(Qt.Key.Key_Return)

    def save(self) -> None:
        """Press Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def choose(self, number: int) -> None:
        """Press the number of a choice."""
        self.press(Qt.Key(Qt.Key.Key_0 + number))

    @staticmethod
    def _focus() -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus
