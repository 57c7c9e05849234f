"""What was just done, said at the foot of the window, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.painting import rounded
from frontdesk.ui.look.palette import Tone, colours_of
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.icon_label import IconLabel

SHOWN_FOR_MS = 12_000
_ABOVE_THE_FOOT = 4
_BESIDE = 160  # pixels: the window stays to be seen on both sides


class Notice(QWidget):
    """One message and one action; it never takes the keyboard, but its key works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = ""
        self._act: Callable[[], None] | None = None
        self._icon = IconLabel(name="check", colour="done")
        self._label = label()
        self._button = SecondaryButton(compact=True)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.act)
        self._timer = QTimer(self, interval=SHOWN_FOR_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)  # or else the button would take what a wrapped text leaves
        row.addSpacing(12)
        row.addWidget(self._button)
        self.setMinimumHeight(48)
        self.hide()

    def say(self, text: str, tone: Tone, action: str, key: str, act: Callable[[], None] | None) -> None:
        """Show a message, for twelve seconds or as long as the mouse rests on it."""
        self._act = act
        self.text = text
        self._label.setText(breakable(text))
        self._icon.show_icon("check" if tone is Tone.DONE else "warning", tone.value)
        self._button.setText(action)
        self._button.setProperty("keyHint", key)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._timer.start()

    def fit(self, most: int) -> None:
        """Take the size that the words need, in several lines where they are wider than `most`."""
        self._label.setWordWrap(False)
        self.adjustSize()
        if self.width() > most:
            self._label.setWordWrap(True)
            self.resize(most, max(self.minimumHeight(), self.heightForWidth(most)))

    def act(self) -> None:
        """Do what the notice offers, once."""
        act, self._act = self._act, None
        self._timer.stop()
        self.hide()
        if act is not None:
            act()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            rounded(painter, self.rect().toRectF(), table.surface, table.field, radius=8)


class NoticeHost(QObject):
    """Keeps the notice in its place in one window."""

    KEY = "Alt+Z"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.notice = Notice(window)
        QShortcut(QKeySequence(self.KEY), window).activated.connect(self._act)
        window.installEventFilter(self)

    def tell(
        self,
        text: str,
        *,
        tone: Tone = Tone.DONE,
        action: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Say what was done; `action` names the way back (Undo), reached by Alt+Z."""
        self.notice.say(text, tone, action, self.KEY if action else "", act)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _act(self) -> None:
        if self.notice.isVisible():
            self.notice.act()

    def _place(self) -> None:
        self.notice.fit(self._window.width() - 2 * _BESIDE)
        left = (self._window.width() - self.notice.width()) // 2
        self.notice.move(QPoint(left, self._window.height() - self.notice.height() - _ABOVE_THE_FOOT))
