"""Notices of the desktop, by the Desktop Notifications Specification 1.2.

Loaded only on such desktops, and only once something is to be told.
"""

from __future__ import annotations

import html
from typing import cast

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QMetaObject, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusPendingCallWatcher

from frontdesk.ui.reminders.notice import SystemNotice

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PROGRAM = "Front Desk"
_ANSWER_MS = 5_000  # a service that has to be started first takes its time
_SHOW_MS = 300  # the service has just answered: this is waited for
_AS_LONG_AS_USUAL = -1


class DesktopNotices(QObject):
    """Shows one notice at a time: a new one takes the place of the one before.

    `unable` hands a notice back where nobody shows it.
    """

    chosen = Signal(str)  # the key of an action
    unable = Signal(SystemNotice)

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._service: QDBusInterface | None = None
        self._waiting: SystemNotice | None = None
        self._shown = 0  # the service's number of our notice
        slot = SLOT("invoked(uint,QString)")
        bus.connect(_SERVICE, _PATH, _SERVICE, "ActionInvoked", self, slot)  # type: ignore[call-overload]  # text it is

    def tell(self, notice: SystemNotice) -> None:
        """Show a notice, as soon as the service has said what it can do: nothing here waits for it."""
        self._waiting = notice
        question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "GetCapabilities")
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(question, _ANSWER_MS), self)
        watcher.finished.connect(self._answered)

    @Slot("uint", str)
    def invoked(self, number: int, key: str) -> None:
        """Pass on what was chosen in our notice; the service tells everybody of everybody's."""
        if number == self._shown:
            self.chosen.emit(key)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        notice, self._waiting = self._waiting, None
        watcher.deleteLater()
        if notice is None:  # the answer to an earlier question has shown it
            return
        if watcher.isError():
            self.unable.emit(notice)
            return
        able = watcher.reply().arguments()[0]
        text = html.escape(notice.text, quote=False) if "body-markup" in able else notice.text
        actions = [part for action in notice.actions for part in action] if "actions" in able else []
        self._show(notice.title, text, actions)

    def _show(self, title: str, text: str, actions: list[str]) -> None:
        """Call the service by what it says of itself: only so does a number become an unsigned one."""
        if self._service is None or not self._service.isValid():
            self._service = QDBusInterface(_SERVICE, _PATH, _SERVICE, self._bus, self)
            self._service.setTimeout(_SHOW_MS)
        answer = QMetaObject.invokeMethod(
            self._service,
            "Notify",
            Qt.ConnectionType.DirectConnection,
            Q_RETURN_ARG("uint"),
            Q_ARG("QString", _PROGRAM),
            Q_ARG("uint", self._shown),
            Q_ARG("QString", ""),
            Q_ARG("QString", title),
            Q_ARG("QString", text),
            Q_ARG("QStringList", actions),
            Q_ARG("QVariantMap", {}),
            Q_ARG("int", _AS_LONG_AS_USUAL),
        )
        self._shown = cast("int", answer)
