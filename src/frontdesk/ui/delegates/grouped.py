"""Paints grouped rows as cards: a heading, rows of two lines, the next action at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from frontdesk.ui.delegates.row import RowDelegate
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import (
    CHIP_HEIGHT,
    ChipText,
    button_width,
    draw_button,
    draw_chip,
    draw_line,
    text_width,
)
from frontdesk.ui.look.palette import Colours, Tone, colours_of
from frontdesk.ui.widgets.grouped import (
    CHIP_ROLE,
    LAST_ROLE,
    ROW_ROLE,
    Entry,
    Group,
    Lines,
    Row,
)

ROW_HEIGHT = 48
GAP = 16
_BESIDE_CHIP = 8.0  # between a chip and the first cell
_INSET = 16.0
_RADIUS = 8.0
_BUTTON_HEIGHT = 30.0


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """How the width of a row is shared: the chip's column in pixels, the cells by their parts."""

    chip: float = 128.0
    parts: tuple[float, ...] = (0.42, 0.246, 0.334)

    def cell(self, row: QRectF, place: int) -> QRectF:
        """Return the room of one cell."""
        left = row.left() + _INSET + self.chip
        width = row.right() - _INSET - left
        before = sum(self.parts[:place]) * width
        return QRectF(left + before, row.top(), self.parts[place] * width - 12, row.height())


def action_rect(row: QRectF, entry: Entry) -> QRectF:
    """Return where a row's button is; empty when it offers none."""
    if not entry.action:
        return QRectF()
    width = button_width(entry.action)
    top = row.top() + (row.height() - _BUTTON_HEIGHT) / 2
    return QRectF(row.right() - _INSET - width, round(top), width, _BUTTON_HEIGHT)


class GroupedDelegate(RowDelegate):
    """Paints headings and entries of a `GroupedModel`."""

    def __init__(self, plan: ColumnPlan, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.plan = plan
        self.hovered_action = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(320, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row's part of its card."""
        row: Row = index.data(ROW_ROLE)
        rect = QRectF(option.rect)
        table = colours_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Group):
            _paint_heading(painter, rect.adjusted(0, GAP, 0, 0), row, table)
        else:
            self._paint_entry(painter, option, index, row)
        painter.restore()

    def _paint_entry(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        entry: Entry,
    ) -> None:
        rect = QRectF(option.rect)
        table = colours_of(option.palette)
        chosen, focused = self.chosen(index), self.focused(index)
        ground = table.accent_soft if focused else table.window if chosen else table.surface
        _paint_ground(painter, rect, table, ground, last=index.data(LAST_ROLE))
        chip: ChipText = index.data(CHIP_ROLE)
        if chip.text:
            top = rect.center().y() - CHIP_HEIGHT / 2
            at = QPointF(rect.left() + _INSET, round(top))
            draw_chip(painter, at, chip, table, most=self.plan.chip - _BESIDE_CHIP)
        button = action_rect(rect, entry)
        for place, cell in enumerate(entry.cells[: len(self.plan.parts)]):
            room = self.plan.cell(rect, place)
            if entry.action:
                room.setRight(min(room.right(), button.left() - 12))
            _paint_cell(painter, room, cell, table, strong=place == 0)
        if entry.action:
            hovered = self.hovered_action == index.row()
            draw_button(painter, button, entry.action, table, primary=focused, hovered=hovered)


def _paint_heading(painter: QPainter, rect: QRectF, group: Group, table: Colours) -> None:
    _card_part(painter, rect, rect.adjusted(0, 0, 0, 2 * _RADIUS), table, table.surface)
    ink = table.text if group.tone is Tone.NEUTRAL else table.ink(group.tone)
    inner = rect.adjusted(_INSET, 4, -_INSET, 0)
    draw_line(painter, inner, group.title, ink, weight=Weight.DemiBold)
    if group.count:
        inner.setLeft(inner.left() + text_width(group.title, weight=Weight.DemiBold) + 8)
        draw_line(painter, inner, group.count, table.muted, weight=Weight.Medium)


def _paint_ground(painter: QPainter, rect: QRectF, table: Colours, ground: QColor, *, last: bool) -> None:
    below = 0.0 if last else 2 * _RADIUS
    _card_part(painter, rect, rect.adjusted(0, -2 * _RADIUS, 0, below), table, ground)
    painter.setPen(QPen(table.line, 1))
    painter.drawLine(QPointF(rect.left() + 1, rect.top() + 0.5), QPointF(rect.right() - 1, rect.top() + 0.5))


def _card_part(painter: QPainter, part: QRectF, card: QRectF, table: Colours, ground: QColor) -> None:
    """Paint the part of a card that one row covers."""
    painter.save()
    painter.setClipRect(part)
    outline = QPainterPath()
    outline.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.fillPath(outline, ground)
    painter.setPen(QPen(table.line, 1))
    painter.drawPath(outline)
    painter.restore()


def _paint_cell(painter: QPainter, room: QRectF, cell: Lines, table: Colours, *, strong: bool) -> None:
    weight = Weight.DemiBold if strong else Weight.Normal
    if not cell.second:
        draw_line(painter, room, cell.first, table.text, weight=weight)
        return
    upper = QRectF(room.left(), room.top() + 7, room.width(), 19)
    lower = QRectF(room.left(), room.top() + 24, room.width(), 18)
    draw_line(painter, upper, cell.first, table.text, weight=weight)
    draw_line(painter, lower, cell.second, table.muted, size=Size.SMALL)
