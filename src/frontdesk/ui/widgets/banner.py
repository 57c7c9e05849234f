"""A line above the page that says something about the whole program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontdesk.ui.look.palette import Tone, colours_of
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.icon_label import IconLabel

_ICONS = {
    Tone.OVERDUE: "warning",
    Tone.SOON: "info",
    Tone.DONE: "check",
    Tone.ACCENT: "info",
    Tone.NEUTRAL: "info",
}
_INKS = {Tone.NEUTRAL: "muted"}


class Banner(QWidget):
    """Says one thing (a training database, a damaged file) and offers one action."""

    acted = Signal()

    def __init__(
        self, text: str, tone: Tone = Tone.SOON, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._label = label(text, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(name=_ICONS[tone], colour=_INKS.get(tone, tone.value)))
        row.addWidget(self._label, 1)
        if action:
            button = SecondaryButton(action, compact=True)
            button.clicked.connect(self.acted)
            row.addWidget(button)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colours_of(self.palette()).soft(self._tone))
