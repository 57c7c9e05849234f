"""How a call can end: one key or one click each, with what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import draw_line, focus_ring, rounded, text_width
from frontdesk.ui.look.palette import Colours, colours_of
from frontdesk.ui.widgets.key_hint import HEIGHT, draw_hint, hint_width, shown_keys

_HEIGHT = 44
_COLUMNS = 2
_INSET = 12.0
_ICON = 16.0
_ICONS: Mapping[CallOutcome, str] = {
    CallOutcome.REACHED: "check",
    CallOutcome.NO_ANSWER: "hourglass",
    CallOutcome.BUSY: "call",
    CallOutcome.LEFT_MESSAGE: "note",
    CallOutcome.WRONG_NUMBER: "warning",
    CallOutcome.OTHER_TIME: "clock",
    CallOutcome.GAVE_UP: "close",
}


class OutcomeButton(QAbstractButton):
    """One way in which a call can end, and under it what follows."""

    def __init__(self, number: int, outcome: CallOutcome, parent: QWidget) -> None:
        super().__init__(parent)
        self.outcome = outcome
        self._number = number
        self._follows = ""
        self._walked_to = False
        self.setObjectName(f"outcome_{outcome}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, name: str, follows: str) -> None:
        """Say what it is called and what follows from it."""
        self._follows = follows
        self.setText(name)
        self.setAccessibleDescription(follows)
        self.setToolTip(f"{name} ({self._number}, {shown_keys(f'Alt+{self._number}')})")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        widest = max(text_width(self.text(), weight=Weight.DemiBold), text_width(self._follows, Size.SMALL))
        return QSize(round(widest + 2 * _INSET + _ICON + 8 + 40), _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(160, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        self._walked_to = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter chooses; a space only where somebody walked to it, else it was meant for a text."""
        if event.key() == Qt.Key.Key_Space and not self._walked_to:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        chosen = self.isChecked()
        ink = table.accent if chosen else table.text
        with QPainter(self) as painter:
            self._paint_ground(painter, table)
            middle = self.height() / 2
            icon = QRectF(_INSET, middle - _ICON / 2, _ICON, _ICON)
            icons.draw(painter, _ICONS[self.outcome], icon, ink if chosen else table.muted)
            key = str(self._number)
            left = self.width() - _INSET - hint_width(key)
            draw_hint(
                painter,
                QRectF(left, middle - HEIGHT / 2, hint_width(key), HEIGHT),
                key,
                table.muted,
                table.line,
            )
            room = QRectF(icon.right() + 10, 0, left - 8 - icon.right() - 10, self.height())
            self._paint_words(painter, room, ink, table.muted)

    def _paint_ground(self, painter: QPainter, table: Colours) -> None:
        rect = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, rect, table.accent_soft, table.accent)
        else:
            rounded(painter, rect, table.window if self.underMouse() else table.surface, table.line)
        if self.hasFocus():
            focus_ring(painter, rect, table.accent)

    def _paint_words(self, painter: QPainter, room: QRectF, ink: QColor, muted: QColor) -> None:
        if not self._follows:
            draw_line(painter, room, self.text(), ink, weight=Weight.DemiBold)
            return
        upper = QRectF(room.left(), 5, room.width(), 18)
        lower = QRectF(room.left(), 22, room.width(), 17)
        draw_line(painter, upper, self.text(), ink, weight=Weight.DemiBold)
        draw_line(painter, lower, self._follows, muted, size=Size.SMALL)


class OutcomeButtons(QWidget):
    """All of them; a number chooses where no text is typed, Alt with it everywhere in the window.

    `written` carries a letter that was typed here: it begins the note, which the next blank belongs to.
    """

    decided = Signal(CallOutcome)
    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[CallOutcome, OutcomeButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, outcome in enumerate(CallOutcome):
            button = self._buttons[outcome] = OutcomeButton(place + 1, outcome, self)
            button.clicked.connect(partial(self._decide, outcome))
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            QShortcut(QKeySequence(f"Alt+{place + 1}"), self).activated.connect(button.click)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(self._buttons[CallOutcome.REACHED])

    def tell(self, outcome: CallOutcome, name: str, follows: str) -> None:
        """Say what an outcome is called and what follows from it."""
        self._buttons[outcome].tell(name, follows)

    @property
    def chosen(self) -> CallOutcome | None:
        """Return the one that was chosen, if one was."""
        return next((each for each, button in self._buttons.items() if button.isChecked()), None)

    def press(self, number: int) -> bool:
        """Press the button of a number; tells whether there is one."""
        outcomes = tuple(self._buttons)
        if not 1 <= number <= len(outcomes):
            return False
        self._buttons[outcomes[number - 1]].click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take a number or a letter; the arrows walk over the buttons by Qt's own ways."""
        text, held = event.text(), event.modifiers()
        if text.isalpha() and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.written.emit(text)
        elif not (text.isdecimal() and not held and self.press(int(text))):
            super().keyPressEvent(event)

    def choose(self, outcome: CallOutcome | None) -> None:
        """Show one of them, or none, as chosen."""
        for each, button in self._buttons.items():
            button.setChecked(each is outcome)

    def _decide(self, outcome: CallOutcome, *_checked: bool) -> None:
        self.choose(outcome)
        self.decided.emit(outcome)
