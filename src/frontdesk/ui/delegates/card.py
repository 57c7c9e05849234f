"""Paints a card of a board: what it is about, who, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from frontdesk.ui.delegates.row import RowDelegate
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import (
    CHIP_HEIGHT,
    ChipText,
    chip_width,
    draw_chip,
    draw_line,
    focus_ring,
    rounded,
    text_width,
)
from frontdesk.ui.look.palette import Colours, colours_of

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
_HEIGHT, _GAP, _LINE, _INSET = 122, 8, 18, 12.0


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows; `key` is given back when it is opened or moved."""

    key: str
    title: str
    second: str = ""  # who, and when
    third: str = ""  # with whom it is
    chips: tuple[ChipText, ...] = ()

    @property
    def words(self) -> str:
        """Return all that is shown, for screen readers."""
        return ", ".join(filter(None, (self.title, self.second, self.third, *(c.text for c in self.chips))))


class CardDelegate(RowDelegate):
    """Paints a `Card` with the space to the next one under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(120, _HEIGHT + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one card."""
        card: Card = index.data(CARD_ROLE)
        table = colours_of(option.palette)
        rect = QRectF(option.rect).adjusted(1, 1, -1, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, rect, table.accent_soft if self.focused(index) else table.surface, table.line)
        if self.focused(index):
            focus_ring(painter, rect, table.accent)
        _paint_card(painter, rect.adjusted(_INSET, 8, -_INSET, -8), card, table)
        painter.restore()


def _paint_card(painter: QPainter, room: QRectF, card: Card, table: Colours) -> None:
    line = QRectF(room.left(), room.top(), room.width(), _LINE)
    for part in halves(card.title, room.width()):
        draw_line(painter, line, part, table.text, weight=Weight.DemiBold)
        line.translate(0, _LINE)
    for part in filter(None, (card.second, card.third)):
        draw_line(painter, line, part, table.muted, size=Size.SMALL)
        line.translate(0, _LINE)
    left = room.left()
    for number, chip in enumerate(card.chips):
        beside = room.right() - left
        if number and chip_width(chip) > beside:  # the first alone is worth shortening
            break
        draw_chip(painter, QPointF(left, room.bottom() - CHIP_HEIGHT), chip, table, most=beside)
        left += chip_width(chip) + 6


def halves(title: str, width: float) -> tuple[str, ...]:
    """Return a title on one line or two, parted between words; the second is shortened when it is painted."""
    words = title.split()
    first = ""
    while words and text_width(f"{first} {words[0]}".strip(), weight=Weight.DemiBold) <= width:
        first = f"{first} {words.pop(0)}".strip()
    return tuple(filter(None, (first, " ".join(words))))
