"""A titled surface with rounded corners."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label in one of the stylesheet's looks (title, heading, section, muted, small …).

    The text is shown as it is, never taken for markup.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


def line() -> QFrame:
    """Return a hairline between two parts."""
    made = QFrame()
    made.setProperty("look", "line")
    return made


class Card(QFrame):
    """A surface for one subject; put things into `body`, and small ones into `corner`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        self.corner = QHBoxLayout()
        self._title = label(title, "section")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addLayout(self.corner)
        self.body.addLayout(head)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Name the card, also for screen readers."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
