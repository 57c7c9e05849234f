"""The line at the bottom: what is overdue, what comes next, the backup, who is here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from frontdesk.ui.widgets.card import label

_USER = 320  # pixels, for the desk and who sits at it
_CALLBACK = 400  # pixels, for whom to call


@dataclass(frozen=True, slots=True)
class Status:
    """What the bottom line says, each part in the user's language, or empty."""

    overdue: str = ""
    next_callback: str = ""
    backup: str = ""
    desk_and_user: str = ""


class StatusLine(QFrame):
    """Shows a `Status`; the next callback and the user's name are buttons."""

    user_pressed = Signal()
    callback_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setFixedHeight(31)
        self._overdue = label(look="overdue")
        self._callback = _link(self.callback_pressed)
        self._backup = label(look="small")
        self._user = _link(self.user_pressed)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._overdue)
        row.addWidget(self._callback)
        row.addStretch(1)
        row.addWidget(self._backup)
        row.addWidget(self._user)
        self.show_status(Status())

    def show_status(self, status: Status) -> None:
        """Show what is known now."""
        _name(self._callback, status.next_callback, _CALLBACK)
        for part, text in ((self._overdue, status.overdue), (self._backup, status.backup)):
            part.setText(text)
            part.setVisible(bool(text))
        _name(self._user, status.desk_and_user, _USER)

    def add(self, widget: QWidget) -> None:
        """Show one more thing, before the backup."""
        self._row.insertWidget(self._row.indexOf(self._backup), widget)


class _Link(QPushButton):
    """A text that can be pressed, by Enter too: Qt lets that press buttons in dialogs alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _link(pressed: SignalInstance) -> QPushButton:
    made = _Link()
    made.setProperty("look", "link")
    made.clicked.connect(pressed)
    return made


def _name(link: QPushButton, text: str, most: int) -> None:
    """Show a text on a link, no wider than `most` pixels."""
    shown = link.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
    link.setText(shown.replace("&", "&&"))  # one alone would underline what follows
    link.setAccessibleName(text)
    link.setToolTip(text if shown != text else "")
    link.setVisible(bool(text))
