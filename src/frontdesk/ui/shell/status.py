"""The line at the bottom: what is overdue, what comes next, the backup, who is here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from frontdesk.ui.widgets.card import label


@dataclass(frozen=True, slots=True)
class Status:
    """What the bottom line says, each part in the user's language, or empty."""

    overdue: str = ""
    next_callback: str = ""
    backup: str = ""
    desk_and_user: str = ""


class StatusLine(QFrame):
    """Shows a `Status`; the user's name is a button."""

    user_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setFixedHeight(31)
        self._overdue = label(look="overdue")
        self._callback = label(look="small")
        self._backup = label(look="small")
        self._user = QPushButton()
        self._user.setProperty("look", "link")
        self._user.clicked.connect(self.user_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(24)
        row.addWidget(self._overdue)
        row.addWidget(self._callback)
        row.addStretch(1)
        row.addWidget(self._backup)
        row.addWidget(self._user)
        self.show_status(Status())

    def show_status(self, status: Status) -> None:
        """Show what is known now."""
        parts = (
            (self._overdue, status.overdue),
            (self._callback, status.next_callback),
            (self._backup, status.backup),
        )
        for part, text in parts:
            part.setText(text)
            part.setVisible(bool(text))
        self._user.setText(status.desk_and_user)
        self._user.setVisible(bool(status.desk_and_user))
