"""Paints a fact: a bold title, a word or chip at the right, an explanation under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from frontdesk.ui.delegates.row import RowDelegate
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import (
    CHIP_HEIGHT,
    ChipText,
    chip_width,
    draw_chip,
    draw_line,
    draw_wrapped,
    focus_ring,
    text_width,
    wrapped_height,
)
from frontdesk.ui.look.palette import Colours, colours_of

FACT_ROLE = int(Qt.ItemDataRole.UserRole)
_TOP = 10.0
_TITLE = 20.0
_BOTTOM = 10.0
_PLAIN = 28


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; at the right stands a chip or a short text.

    With a `lead` (a short word such as PDF, before the title) it is one line
    of a plain list, without a hairline.
    """

    title: str
    detail: str = ""
    right: str = ""
    chip: ChipText = ChipText("")  # noqa: RUF009  frozen itself
    lead: str = ""
    key: object = None

    @property
    def plain(self) -> bool:
        """Whether this is one line of a plain list."""
        return bool(self.lead)


class FactDelegate(RowDelegate):
    """Paints a `Fact`, its detail wrapped to the view's width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        fact: Fact = index.data(FACT_ROLE)
        width = self._view.viewport().width()
        if fact.plain:
            return QSize(width, _PLAIN)
        detail = wrapped_height(fact.detail, width) + 2 if fact.detail else 0.0
        return QSize(width, round(_TOP + _TITLE + detail + _BOTTOM))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one fact under a hairline."""
        table = colours_of(option.palette)
        rect = QRectF(option.rect)
        painter.save()
        fact: Fact = index.data(FACT_ROLE)
        if self.focused(index):
            focus_ring(painter, rect.adjusted(0, 2, 0, -1), table.accent)
        if fact.plain:
            _paint_plain(painter, rect, fact, table)
        else:
            painter.setPen(QPen(table.line, 1))
            painter.drawLine(rect.topLeft() + QPointF(0, 0.5), rect.topRight() + QPointF(0, 0.5))
            _paint_fact(painter, rect.adjusted(0, _TOP, 0, 0), fact, table)
        painter.restore()


def _paint_plain(painter: QPainter, rect: QRectF, fact: Fact, table: Colours) -> None:
    lead = ChipText(fact.lead)
    draw_chip(painter, QPointF(rect.left(), rect.top() + (_PLAIN - CHIP_HEIGHT) / 2), lead, table)
    taken = _paint_right(painter, rect.adjusted(0, 4, 0, -4), fact, table)
    title = rect.adjusted(chip_width(lead) + 12, 0, -taken, 0)
    draw_line(painter, title, fact.title, table.text)


def _paint_fact(painter: QPainter, rect: QRectF, fact: Fact, table: Colours) -> None:
    title = QRectF(rect.left(), rect.top(), rect.width(), _TITLE)
    taken = _paint_right(painter, title, fact, table)
    title.setRight(title.right() - taken)
    draw_line(painter, title, fact.title, table.text, weight=Weight.DemiBold)
    if fact.detail:
        draw_wrapped(painter, rect.adjusted(0, _TITLE + 2, 0, 0), fact.detail, table.muted)


def _paint_right(painter: QPainter, title: QRectF, fact: Fact, table: Colours) -> float:
    """Paint the chip or the text at the right and return the width it takes."""
    if fact.chip.text:
        width = chip_width(fact.chip)
        top = title.top() + (_TITLE - CHIP_HEIGHT) / 2
        draw_chip(painter, QPointF(title.right() - width, top), fact.chip, table)
        return width + 8
    draw_line(painter, title, fact.right, table.muted, size=Size.SMALL, right=True)
    return text_width(fact.right, Size.SMALL) + 8 if fact.right else 0.0
