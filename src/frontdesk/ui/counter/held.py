"""A window of the counter mode: it fills the screen, and stays until it is let go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

_CALLED_OFF_MS = 30_000


class HeldScreen(QWidget):
    """Whatever the window system does to it, it comes back in full size until `let_go`."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._held = True
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self.give_way)

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
            self.begin_typing()

    def begin_typing(self) -> None:
        """Put the keyboard where it is wanted: Qt gives a window that is shown its first button."""

    def let_go(self) -> None:
        """Let it be closed from now on."""
        self._held = False

    def give_way(self) -> None:
        """Let the computer be shut down; where that is called off, it holds again."""
        self._held = False
        QTimer.singleShot(_CALLED_OFF_MS, self, self._hold_again)

    def _hold_again(self) -> None:
        self._held = True
        self.fill_screen()

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
