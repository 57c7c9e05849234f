"""Paints the board: what of it is in sight, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import draw_line, focus_ring, rounded
from frontdesk.ui.look.palette import Colours, Tone
from frontdesk.ui.pages.callbacks.board.plan import Call, Cell, Load, Places

GUTTER = 72.0
HEAD = 48.0
_BAR = 2.0
_STRIPE = 3.0


@dataclass(frozen=True, slots=True)
class Standing:
    """What is chosen, under the mouse and being moved: rows of the plan, -1 for none."""

    current: int
    hovered: int
    focused: bool
    target: Cell | None
    more: str  # "{n} more", filled by replacing the sign #


class BoardPainter:
    """Paints the places of a plan in a window's colours."""

    def __init__(self, painter: QPainter, places: Places, table: Colours, standing: Standing) -> None:
        self._painter = painter
        self._places = places
        self._plan = places.plan
        self._table = table
        self._standing = standing

    def paint_hours(self, top: float, bottom: float) -> None:
        """Paint every cell between two heights, with its calls."""
        for hour in self._plan.hours:
            begins, ends = self._places.hour_span(hour)
            if ends < top or begins > bottom:
                continue
            for column in range(len(self._plan.columns)):
                self._paint_cell((column, hour))
        if self._standing.target is not None:
            self._paint_target(self._standing.target)

    def paint_gutter(self, left: float, top: float, bottom: float) -> None:
        """Paint the hours at the left, each with its load; it stays when the board is moved sideways."""
        table = self._table
        self._painter.fillRect(QRectF(left, top, GUTTER, bottom - top), table.surface)
        for hour in self._plan.hours:
            begins, ends = self._places.hour_span(hour)
            if ends >= top and begins <= bottom:
                self._paint_hour(hour, QRectF(left, begins, GUTTER, ends - begins))
        self._line(QPointF(left + GUTTER - 0.5, top), QPointF(left + GUTTER - 0.5, bottom))

    def paint_head(self, left: float, top: float, width: float) -> None:
        """Paint the names of the columns; they stay when the board is moved up and down."""
        table = self._table
        self._painter.fillRect(QRectF(left, top, width, HEAD), table.surface)
        for number, column in enumerate(self._plan.columns):
            rect = QRectF(self._places.left(number) + 12, top, self._places.column_width - 20, HEAD)
            ink = table.accent if column.marked else table.text
            upper, lower = rect.adjusted(0, 6, 0, -24), rect.adjusted(0, 24, 0, -6)
            if not column.note:
                upper = rect
            draw_line(self._painter, upper, column.title, ink, weight=Weight.DemiBold)
            draw_line(self._painter, lower, column.note, table.muted, size=Size.SMALL)
        self._line(QPointF(left, top + HEAD - 0.5), QPointF(left + width, top + HEAD - 0.5))

    def paint_corner(self, left: float, top: float) -> None:
        """Cover the corner where hours and names meet."""
        self._painter.fillRect(QRectF(left, top, GUTTER - 1, HEAD - 1), self._table.surface)

    def _paint_cell(self, cell: Cell) -> None:
        rect = self._rect(cell)
        column = self._plan.columns[cell[0]]
        ground = self._table.surface if cell[1] in column.open_hours else self._table.window
        self._painter.fillRect(rect, ground)
        self._line(rect.bottomLeft() - QPointF(0, 0.5), rect.bottomRight() - QPointF(0, 0.5))
        self._line(rect.topRight() - QPointF(0.5, 0), rect.bottomRight() - QPointF(0.5, 0))
        self._paint_now(cell, rect)
        shown, rest = self._places.shown(cell, self._standing.current)
        for row in shown:
            self._paint_call(row, rect)
        if rest:
            self._paint_rest(cell, rest, rect)
        load = self._plan.cells.get(cell)
        if load is not None and load.calls:
            self._paint_bar(QRectF(rect.left(), rect.bottom() - _BAR - 1, rect.width() - 1, _BAR), load)

    def _paint_call(self, row: int, cell: QRectF) -> None:
        call = self._plan.calls[row]
        top, height = self._places.line(row, self._standing.current)
        rect = QRectF(cell.left() + 4, top + 1, cell.width() - 9, height - 2)
        tone, table = Tone(call.tone), self._table
        current = row == self._standing.current
        ground = table.accent_soft if current and self._standing.focused else table.soft(tone)
        rounded(
            self._painter, rect, ground, table.accent if row == self._standing.hovered else None, radius=4
        )
        stripe = QRectF(rect.left(), rect.top() + 3, _STRIPE, rect.height() - 6)
        rounded(self._painter, stripe, table.done if call.done else table.ink(tone), radius=1.5)
        if current:
            focus_ring(self._painter, rect, table.accent if self._standing.focused else table.field, radius=4)
        ink = table.muted if call.done else table.text
        draw_line(self._painter, rect.adjusted(9, 0, -6, 0), _words(call), ink, size=Size.SMALL)

    def _paint_rest(self, cell: Cell, rest: int, rect: QRectF) -> None:
        shown, _rest = self._places.shown(cell, self._standing.current)
        top, height = self._places.line(shown[-1], self._standing.current)
        room = QRectF(rect.left() + 13, top + height, rect.width() - 20, height)
        words = self._standing.more.replace("#", str(rest))
        draw_line(self._painter, room, words, self._table.accent, size=Size.SMALL, weight=Weight.Medium)

    def _paint_hour(self, hour: int, rect: QRectF) -> None:
        table = self._table
        self._line(rect.bottomLeft() - QPointF(0, 0.5), rect.bottomRight() - QPointF(0, 0.5))
        draw_line(
            self._painter, QRectF(rect.left() + 16, rect.top() + 4, 50, 18), f"{hour % 24}:00", table.text
        )
        load = self._plan.by_hour.get(hour)
        if load is None or not load.calls:
            return
        text = f"{load.calls}/{load.most}" if load.most else str(load.calls)
        ink = table.soon if load.full else table.muted
        weight = Weight.DemiBold if load.full else Weight.Normal
        room = QRectF(rect.left() + 16, rect.top() + 22, 50, 16)
        draw_line(self._painter, room, text, ink, size=Size.SMALL, weight=weight)
        self._paint_bar(QRectF(rect.left() + 16, rect.top() + 42, 40, _BAR), load)

    def _paint_bar(self, rect: QRectF, load: Load) -> None:
        if load.most:
            ink = QColor(self._table.soon if load.full else self._table.field)
            self._painter.fillRect(
                QRectF(rect.left(), rect.top(), rect.width() * load.part, rect.height()), ink
            )

    def _paint_now(self, cell: Cell, rect: QRectF) -> None:
        """Paint a line at the present instant, under the calls."""
        now = self._plan.now
        if now is not None and int(now) == cell[1] and self._plan.columns[cell[0]].today:
            top = round(rect.top() + (now % 1) * rect.height())
            self._painter.fillRect(QRectF(rect.left(), top, rect.width() - 1, 2), self._table.accent)

    def _paint_target(self, cell: Cell) -> None:
        rect = self._rect(cell).adjusted(2, 2, -3, -3)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._table.accent, 2, Qt.PenStyle.DashLine))
        self._painter.drawRoundedRect(rect, 4, 4)

    def _rect(self, cell: Cell) -> QRectF:
        begins, ends = self._places.hour_span(cell[1])
        return QRectF(self._places.left(cell[0]), begins, self._places.column_width, ends - begins)

    def _line(self, start: QPointF, end: QPointF) -> None:
        self._painter.setPen(QPen(self._table.line, 1))
        self._painter.drawLine(start, end)


def _words(call: Call) -> str:
    return f"✓ {call.text()}" if call.done else call.text()
