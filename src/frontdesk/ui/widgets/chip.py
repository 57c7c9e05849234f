"""A rounded word that says how something stands."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.ui.look.painting import CHIP_HEIGHT, ChipText, chip_width, draw_chip
from frontdesk.ui.look.palette import Tone, colours_of


class Chip(QWidget):
    """Shows one `ChipText`; an empty text takes no room."""

    def __init__(
        self, parent: QWidget | None = None, *, text: str = "", tone: Tone = Tone.NEUTRAL, icon: str = ""
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(ChipText(text, tone, icon))

    @property
    def chip(self) -> ChipText:
        """Return what is shown."""
        return self._chip

    def show_chip(self, chip: ChipText) -> None:
        """Show other words or another tone."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.updateGeometry()
        self.update()

    def _get_text(self) -> str:
        return self._chip.text

    def _set_text(self, text: str) -> None:
        self.show_chip(ChipText(text, self._chip.tone, self._chip.icon))

    text = Property(str, _get_text, _set_text)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        if not self._chip.text:
            return QSize(0, 0)
        return QSize(round(chip_width(self._chip)), round(CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        if not self._chip.text:
            return
        with QPainter(self) as painter:
            draw_chip(painter, QPointF(0, 0), self._chip, colours_of(self.palette()))
