"""The bell at the foot of the window: how much was told here and is still open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight, font
from frontdesk.ui.look.painting import focus_ring, rounded, text_width
from frontdesk.ui.look.palette import Tone, colours_of

_HEIGHT = 25
_ICON = 16.0
_INSET = 6.0
_GAP = 5.0
_PILL = 18.0


class Bell(QAbstractButton):
    """A bell and a count; without anything to tell the bell alone, in grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self._tone = Tone.NEUTRAL
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def count(self) -> str:
        """Return the count that is shown; nothing where there is none."""
        return self._count

    def show_count(self, count: int, tone: Tone, words: str) -> None:
        """Show how much there is, and say it to screen readers and under the mouse."""
        self._count = str(count) if count else ""
        self._tone = tone
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(round(2 * _INSET + _ICON + (self._pill() + _GAP if self._count else 0)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            rect = QRectF(self.rect())
            if self.underMouse():
                rounded(painter, rect, table.raised, radius=4)
            if self.hasFocus():
                focus_ring(painter, rect, table.accent, radius=4)
            ink = table.ink(self._tone) if self._count else table.muted
            middle = rect.center().y()
            icons.draw(painter, "bell", QRectF(_INSET, middle - _ICON / 2, _ICON, _ICON), ink)
            if self._count:
                pill = QRectF(_INSET + _ICON + _GAP, middle - _PILL / 2, self._pill(), _PILL)
                rounded(painter, pill, table.soft(self._tone), radius=_PILL / 2)
                painter.setFont(font(Size.SMALL, Weight.DemiBold))
                painter.setPen(ink)
                painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count)

    def _pill(self) -> float:
        return max(_PILL, text_width(self._count, Size.SMALL, Weight.DemiBold) + 12)
