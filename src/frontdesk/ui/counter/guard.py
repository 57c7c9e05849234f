"""Keeps whoever is at the counter within its screen: nothing else of the program opens, no key leads out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_T, _K, _M = QEvent.Type, Qt.Key, Qt.KeyboardModifier

_ALIVE = frozenset(
    {_T.KeyPress, _T.InputMethod, _T.MouseButtonPress, _T.MouseMove, _T.Wheel, _T.TouchBegin, _T.TouchUpdate}
    | {_T.TabletPress, _T.TabletMove}
)
_REFUSED = frozenset(
    {_T.ContextMenu, _T.DragEnter, _T.DragMove, _T.Drop, _T.FileOpen, _T.Shortcut, _T.ToolTip, _T.WhatsThis}
    | {_T.WhatsThisClicked, _T.StatusTip, _T.HelpRequest}
)
_KEYS = frozenset({_T.KeyPress, _T.KeyRelease, _T.ShortcutOverride})
_WITH_CONTROL = frozenset(
    {_K.Key_A, _K.Key_V, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End, _K.Key_Backspace, _K.Key_Delete}
)
_WITHOUT = frozenset(
    {_K.Key_Escape, _K.Key_Menu, _K.Key_Help, _K.Key_Print, _K.Key_SysReq, _K.Key_Insert}
    | {_K.Key_Copy, _K.Key_Cut, _K.Key_Paste}
)
_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen})
_BACK_MS = 300  # an on-screen keyboard may come to the front for a moment


class Guard(QObject):
    """Filters every event of the program while it stands; `lived` tells that somebody is there."""

    lived = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._kept_back: list[QWidget] = []
        self._standing = False

    def stand(self) -> None:
        """Hide every other window and begin to watch."""
        application = _application()
        self._standing = True
        application.installEventFilter(self)
        application.applicationStateChanged.connect(self._come_back_soon)
        for window in QApplication.topLevelWidgets():
            if window is not self._screen and window.isVisible():
                self._kept_back.append(window)
                window.hide()
        forget_copied()

    def leave(self) -> None:
        """Show what was hidden, and what wanted to be seen meanwhile."""
        if not self._standing:
            return
        application = _application()
        self._standing = False
        application.removeEventFilter(self)
        application.applicationStateChanged.disconnect(self._come_back_soon)
        forget_copied()
        for window in filter(isValid, self._kept_back):
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            if window.windowType() not in _PASSING:
                window.show()
        self._kept_back.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        kind = event.type()
        if kind in _ALIVE:
            self.lived.emit()
        if kind in _REFUSED:
            return True
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return leads_out(event)
        if kind is _T.Show and isinstance(watched, QWidget):
            self._keep_back(watched)
        return False

    def _keep_back(self, window: QWidget) -> None:
        """Let another window of the program wait until staff are back."""
        if window.isWindow() and window is not self._screen:
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            if window not in self._kept_back:
                self._kept_back.append(window)
            QTimer.singleShot(0, window, window.hide)

    def _come_back_soon(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            QTimer.singleShot(_BACK_MS, self, self._come_back)

    def _come_back(self) -> None:
        if self._standing and not self._screen.isActiveWindow():
            self._screen.raise_()
            self._screen.activateWindow()


def leads_out(event: QKeyEvent) -> bool:
    """Whether a key does anything but write and move about."""
    key, held = event.key(), event.modifiers()
    if key in _WITHOUT or _K.Key_F1 <= key <= _K.Key_F35:
        return True
    if key == _K.Key_Delete and held & _M.ShiftModifier:
        return True  # cuts, and a program that collects what is copied would keep it
    if event.text() and event.text().isprintable() and held & _M.ControlModifier and held & _M.AltModifier:
        return False  # AltGr, as some systems tell it
    if held & (_M.AltModifier | _M.MetaModifier):
        return True
    return bool(held & _M.ControlModifier) and key not in _WITH_CONTROL


def forget_copied() -> None:
    """Leave nothing in any clipboard, neither the office's for a visitor nor theirs for the next one."""
    clipboard = QGuiApplication.clipboard()
    for mode, there in (
        (QClipboard.Mode.Clipboard, True),
        (QClipboard.Mode.Selection, clipboard.supportsSelection()),
        (QClipboard.Mode.FindBuffer, clipboard.supportsFindBuffer()),
    ):
        if there:
            clipboard.clear(mode)


def _application() -> QApplication:
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        raise TypeError("there is no application")
    return running
