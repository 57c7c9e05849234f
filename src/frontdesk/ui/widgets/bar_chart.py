"""A chart of plain bars: for each a label, its number at the right, and the bar under both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.ui.look.fonts import Size, font
from frontdesk.ui.look.palette import Colours, colours_of

_ROW = 38.0
_BAR = 8.0
_TEXT = 20.0
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: `share` of the longest, from 0 to 1; `value` says how much it stands for."""

    label: str
    value: str
    share: float


class BarChart(QWidget):
    """Paints its bars; to a screen reader it reads them out."""

    def __init__(self, title: str, bars: Sequence[ChartBar], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = tuple(bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{bar.label} {bar.value}" for bar in self._bars))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(240, round(_ROW * len(self._bars)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(Size.BODY))
            for at, bar in enumerate(self._bars):
                self._paint_bar(painter, QRectF(0, at * _ROW, self.width(), _ROW), bar, table)

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: ChartBar, table: Colours) -> None:
        measures = QFontMetricsF(painter.font())
        line = QRectF(rect.left(), rect.top(), rect.width(), _TEXT)
        room = line.width() - measures.horizontalAdvance(bar.value) - _GAP
        painter.setPen(table.text)
        label = measures.elidedText(bar.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.value)
        track = QRectF(rect.left(), line.bottom() + 2, rect.width(), _BAR)
        _paint_track(painter, track, track.width(), table.raised)
        _paint_track(painter, track, track.width() * min(max(bar.share, 0.0), 1.0), table.accent)


def _paint_track(painter: QPainter, track: QRectF, width: float, colour: QColor) -> None:
    if width <= 0:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    filled = QRectF(QPointF(track.left(), track.top()), track.size())
    filled.setWidth(max(width, _BAR))  # a round end has room
    painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
