"""A row of choices of which one holds, such as 1 Question · 2 Request · 3 Complaint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from frontdesk.ui.look.fonts import Size, Weight, font
from frontdesk.ui.look.painting import RADIUS, focus_ring, rounded
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.key_hint import shown_keys

_HEIGHT = 30
_PADDING = 12
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices: the value it stands for, its word, and the keys that choose it from afar."""

    value: str
    text: str
    keys: str = ""


class _Segment(QRadioButton):
    """One choice; an exclusive radio button to the keyboard and to screen readers."""

    def __init__(self, choice: Choice, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = choice.value
        self.first = False
        self.setText(f"{number} {choice.text}" if number else choice.text)
        self.setAccessibleName(choice.text)
        if choice.keys:
            self.setToolTip(f"{choice.text} ({shown_keys(choice.keys)})")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        width = QFontMetricsF(_font(chosen=True)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * _PADDING, _HEIGHT)

    def hitButton(self, _pos: object) -> bool:  # noqa: N802  Qt's name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            if not self.first:
                painter.setPen(QPen(table.line, 1))
                painter.drawLine(0, 1, 0, self.height() - 2)
            painter.setFont(_font(chosen=self.isChecked()))
            ink = table.text if self.underMouse() and self.isEnabled() else table.muted
            painter.setPen(table.accent if self.isChecked() and self.isEnabled() else ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                focus_ring(painter, QRectF(self.rect()), table.accent)


class Segmented(QWidget):
    """Exactly one choice, or none yet.

    Arrow keys, Home and End move, and where the choices are numbered the number keys choose.
    `chosen` follows every move; `decided` comes only when a number or a click
    has settled it, so that the keyboard may go on to what comes next.
    """

    chosen = Signal(str)
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbered = False
        self._segments: list[_Segment] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> str:
        """Return the value chosen, or nothing."""
        return next((each.value for each in self._segments if each.isChecked()), "")

    def set_choices(self, choices: Sequence[Choice], *, numbered: bool = False) -> None:
        """Show other choices; the one chosen stays chosen where it is among them."""
        before = self.value
        for old in self._segments:
            self._row.removeWidget(old)
            old.hide()  # deleted only when events are next seen to
            old.deleteLater()
        self._numbered = numbered
        self._segments = [
            _Segment(choice, place if numbered else 0, self) for place, choice in enumerate(choices, start=1)
        ]
        for segment in self._segments:
            self._row.addWidget(segment)
            segment.show()  # at once: a layout would only do so later, and the keyboard may come before
            segment.toggled.connect(self._tell)
            segment.clicked.connect(self._decide)
        if self._segments:
            self._segments[0].first = True
            self.setFocusProxy(self._segments[0])
        self.set_value(before)

    def set_value(self, value: str) -> None:
        """Choose by value; a value that is none of the choices chooses nothing."""
        for segment in self._segments:
            if segment.value == value:
                segment.setChecked(True)
                return
        self._choose_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        pressed = event.text()
        if event.key() in _ENDS and not event.modifiers():
            segment = self._segments[_ENDS[Qt.Key(event.key())]]
            segment.setChecked(True)
            segment.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self._numbered and pressed.isdecimal() and 0 < int(pressed) <= len(self._segments):
            segment = self._segments[int(pressed) - 1]
            segment.setChecked(True)
            segment.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._decide()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        rect = QRectF(self.rect())
        with QPainter(self) as painter:
            rounded(painter, rect, table.surface, table.line)
            chosen = next((each for each in self._segments if each.isChecked()), None)
            if chosen is not None:
                inside = QPainterPath()
                inside.addRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
                painter.setClipPath(inside)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(
                    table.accent_soft if self.isEnabled() else table.raised
                )  # start-up: `fillRect` would bring in gradients
                painter.drawRect(chosen.geometry())

    def _tell(self, checked: bool) -> None:  # noqa: FBT001  a slot of `toggled`
        self.update()
        if checked:
            self.setFocusProxy(next(each for each in self._segments if each.isChecked()))
            self.chosen.emit(self.value)

    def _decide(self) -> None:
        self.decided.emit(self.value)

    def _choose_nothing(self) -> None:
        for segment in self._segments:
            segment.setAutoExclusive(False)
            segment.setChecked(False)
            segment.setAutoExclusive(True)


def _font(*, chosen: bool) -> QFont:
    return font(Size.BODY, Weight.DemiBold if chosen else Weight.Normal)
