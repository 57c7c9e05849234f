"""One line about a batch: what is said of it, how far it is, and what can be done."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from frontdesk.ui.look.palette import Tone, colours_of
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.icon_label import IconLabel

_PROGRESS_WIDTH = 160


class Bar(QWidget):
    """Says one thing about a batch, shows how far it is, and offers what can be done."""

    def __init__(self, text: str, tone: Tone, icon: str) -> None:
        super().__init__()
        self._tone = tone
        self.label = label(text, wrap=True)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(_PROGRESS_WIDTH)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(text)
        self.progress.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(12)
        colour = "muted" if tone is Tone.NEUTRAL else tone.value
        self._row.addWidget(IconLabel(name=icon, colour=colour))
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.progress)
        self.setAccessibleName(text)

    def tell(self, text: str) -> None:
        """Say something else."""
        self.label.setText(text)
        self.setAccessibleName(text)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.progress.show()

    def offer(self, text: str, name: str) -> SecondaryButton:
        """Offer one more thing to do."""
        button = SecondaryButton(text, compact=True)
        button.setObjectName(name)
        self._row.addWidget(button)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            painter.setPen(table.line)
            painter.setBrush(table.soft(self._tone) if self._tone is not Tone.NEUTRAL else table.surface)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
