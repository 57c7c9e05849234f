"""The window of the counter mode: it fills the screen, and stays until staff let it go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.services.counter.rules import CounterRules
from frontdesk.services.office.particulars import Office
from frontdesk.ui.counter.writing import CounterWriting
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.page_context import PageContext

_CALLED_OFF_MS = 30_000


class CounterScreen(QWidget):
    """Whatever the window system does to it, it comes back in full size until `let_go`."""

    def __init__(self, page: PageContext, rules: CounterRules, office: Office) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._held = True
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setWindowTitle(office.name)
        self.writing = CounterWriting(page, rules, office)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.writing)
        keyboard = QGuiApplication.inputMethod()
        for changed in (keyboard.keyboardRectangleChanged, keyboard.visibleChanged):
            changed.connect(
                lambda: self.make_room(keyboard.keyboardRectangle() if keyboard.isVisible() else QRectF())
            )

    @property
    def held(self) -> bool:
        """Whether nobody has let the screen go."""
        return self._held

    def fill_screen(self) -> None:
        """Show it in full size, in front of everything."""
        if self._held:
            self.showFullScreen()
            self.raise_()
            self.activateWindow()
            self._begin_typing()

    def _begin_typing(self) -> None:
        """Put the keyboard where the step wants it: Qt gives a window that is shown its first button."""
        typing, current = self.focusWidget(), self.writing.current
        if typing is None or not current.isAncestorOf(typing):
            current.begin()

    def let_go(self) -> None:
        """Let it be closed from now on: staff are there."""
        self._held = False

    def give_way(self) -> None:
        """Let the computer be shut down; where that is called off, it holds again."""
        self._held = False
        QTimer.singleShot(_CALLED_OFF_MS, self, self._hold_again)

    def _hold_again(self) -> None:
        self._held = True
        self.fill_screen()

    def make_room(self, keyboard: QRectF) -> None:
        """Let nothing lie under the system's keyboard, as far as there is room above it."""
        covered = 0 if keyboard.isEmpty() else max(0, self.height() - round(keyboard.top()))
        spare = max(0, self.height() - self.writing.minimumSizeHint().height())
        self.setContentsMargins(0, 0, 0, min(covered, spare))
        typing = self.focusWidget()
        if typing is not None and self.writing.current.isAncestorOf(typing):
            self.writing.current.bring_into_view(typing)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        if self._held:
            event.ignore()
        else:
            super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        super().hideEvent(event)
        self._come_back()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and not self.isFullScreen():
            self._come_back()

    def _come_back(self) -> None:
        if self._held:
            QTimer.singleShot(0, self, self.fill_screen)
