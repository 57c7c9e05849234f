"""The line at the bottom: what is overdue, what comes next, the backup, who is here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.elided_label import ElidedLabel

_USER = 320  # pixels, for the desk and who sits at it


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
        self._callback = ElidedLabel(look="small")
        self._backup = label(look="small")
        self._user = QPushButton()
        self._user.setProperty("look", "link")
        self._user.clicked.connect(self.user_pressed)
        row = self._row = QHBoxLayout(self)
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
        self._callback.show_text(status.next_callback)
        self._callback.setVisible(bool(status.next_callback))
        for part, text in ((self._overdue, status.overdue), (self._backup, status.backup)):
            part.setText(text)
            part.setVisible(bool(text))
        self._name_user(status.desk_and_user)

    def add(self, widget: QWidget) -> None:
        """Show one more thing, before the backup."""
        self._row.insertWidget(self._row.indexOf(self._backup), widget)

    def _name_user(self, text: str) -> None:
        shown = self._user.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _USER)
        self._user.setText(shown.replace("&", "&&"))  # one alone would underline what follows
        self._user.setAccessibleName(text)
        self._user.setToolTip(text if shown != text else "")
        self._user.setVisible(bool(text))
