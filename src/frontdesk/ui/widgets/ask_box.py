"""A small window that says one thing and waits for one answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from frontdesk.ui.look.palette import Tone
from frontdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.card import label, line
from frontdesk.ui.widgets.icon_label import IconLabel

_WIDTH = 560
_ICON = 24


class AskBox(QDialog):
    """A title, a text, and the answers: first what leaves everything as it is, last the likeliest.

    `answer` is the button that was pressed; Escape presses the first.
    """

    def __init__(
        self, title: str, text: str, *, tone: Tone = Tone.OVERDUE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.answer: QPushButton | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(16, 10, 16, 10)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(_said(title, text, tone), 1)
        self._column.addWidget(line())
        self._column.addWidget(_bar(self._buttons))

    def ask(self) -> QPushButton | None:
        """Wait for the answer and return its button, or None; nothing is left of the window then."""
        self.exec()
        self.deleteLater()
        return self.answer

    def offer(self, text: str, *, primary: bool = False) -> Button:
        """Offer an answer and return its button; Enter presses the one that was offered last."""
        button = (PrimaryButton if primary else SecondaryButton)(text)
        button.clicked.connect(lambda: self._answered(button))
        self._buttons.addWidget(button)
        button.setDefault(True)
        button.setFocus()
        return button

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Take the width that the answers need, and the height that the words need at that width."""
        width = max(_WIDTH, self._buttons.sizeHint().width())
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        super().showEvent(event)

    def _answered(self, button: QPushButton) -> None:
        self.answer = button
        self.accept()


def _said(title: str, text: str, tone: Tone) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(8)
    words.addWidget(label(title, "heading", wrap=True))
    words.addWidget(_readable(text))
    row = QHBoxLayout()
    row.setContentsMargins(24, 20, 24, 20)
    row.setSpacing(16)
    icon = IconLabel(name="warning", colour=tone.value, size=_ICON)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _readable(text: str) -> QLabel:
    """Return the text, which may be copied: it may name a file."""
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _bar(buttons: QHBoxLayout) -> QFrame:
    bar = QFrame()
    bar.setProperty("look", "bar")
    bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    bar.setLayout(buttons)
    return bar
