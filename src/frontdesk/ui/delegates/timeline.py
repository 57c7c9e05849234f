"""Paints what happened: when, an icon in a ring, and in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from frontdesk.ui.delegates.row import RowDelegate
from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import draw_line, draw_wrapped, focus_ring, rounded, wrapped_height
from frontdesk.ui.look.palette import Colours, Tone, colours_of

EVENT_ROLE = int(Qt.ItemDataRole.UserRole)
_WHEN = 112.0  # holds a day of another year, and a day with its time
_RING = 24.0
_TEXT = _WHEN + 8 + _RING + 8
_TOP = 10.0
_BOTTOM = 8.0
_TITLE = 19.0


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One event; `tone` colours its icon, the words say the same."""

    when: str
    icon: str
    title: str
    detail: str = ""
    tone: Tone = Tone.NEUTRAL
    key: object = None


class TimelineDelegate(RowDelegate):
    """Paints a `TimelineEvent`, its detail wrapped to the view's width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        event: TimelineEvent = index.data(EVENT_ROLE)
        width = self._view.viewport().width()
        detail = wrapped_height(event.detail, width - _TEXT - 8) if event.detail else 0.0
        return QSize(width, round(max(_TOP + _TITLE + detail + _BOTTOM, _RING + _TOP + _BOTTOM)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one event and the line that leads to its neighbours."""
        event: TimelineEvent = index.data(EVENT_ROLE)
        table = colours_of(option.palette)
        rect = QRectF(option.rect)
        last = index.row() + 1 == index.model().rowCount()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.focused(index):
            focus_ring(painter, rect.adjusted(1, 1, -1, -1), table.accent)
        _paint_thread(painter, rect, table, first=index.row() == 0, last=last)
        _paint_event(painter, rect, event, table)
        painter.restore()


def _paint_thread(painter: QPainter, rect: QRectF, table: Colours, *, first: bool, last: bool) -> None:
    middle = round(rect.left() + _WHEN + 8 + _RING / 2)
    painter.setPen(QPen(table.line, 1))
    top = rect.top() + (_TOP if first else 0)
    bottom = rect.top() + _TOP if last else rect.bottom()
    painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))


def _paint_event(painter: QPainter, rect: QRectF, event: TimelineEvent, table: Colours) -> None:
    top = rect.top() + _TOP
    when = QRectF(rect.left(), top, _WHEN, _TITLE)
    draw_line(painter, when, event.when, table.muted, size=Size.SMALL, right=True)
    ring = QRectF(rect.left() + _WHEN + 8, top - 2, _RING, _RING)
    neutral = event.tone is Tone.NEUTRAL
    rounded(painter, ring, table.raised if neutral else table.soft(event.tone), radius=_RING / 2)
    ink = table.text if neutral else table.ink(event.tone)
    icons.draw(painter, event.icon, ring.adjusted(5, 5, -5, -5), ink)
    left = rect.left() + _TEXT
    title = QRectF(left, top, rect.right() - left - 8, _TITLE)
    draw_line(painter, title, event.title, table.text, weight=Weight.DemiBold)
    if event.detail:
        detail = QRectF(left, top + _TITLE, title.width(), rect.bottom() - top - _TITLE)
        draw_wrapped(painter, detail, event.detail, table.muted)
