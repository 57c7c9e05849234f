"""The system's own notices: those of the desktop where it has them, or else the tray's."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from frontdesk.ui.reminders.notice import SystemNotice
from frontdesk.ui.reminders.tray import Tray

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from frontdesk.ui.reminders.freedesktop import DesktopNotices

_UNSEEN = ("offscreen", "minimal")  # Qt's platforms of windows that nobody sees: pictures, tests
_OWN_WAY = ("win32", "darwin")  # there the tray's notices are the system's


def session_bus() -> QDBusConnection | None:
    """Return the bus of whoever is logged in, where desktops tell things by one."""
    if sys.platform in _OWN_WAY or QGuiApplication.platformName() in _UNSEEN:
        return None
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  only once something is to be told

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


class SystemNotices(QObject):
    """Tells a notice in the way that this system has."""

    chosen = Signal(str)  # the key of what was chosen in it

    def __init__(self, tray: Tray, bus: Callable[[], QDBusConnection | None] = session_bus) -> None:
        super().__init__(tray)
        self._tray = tray
        self._bus = bus
        self._desktop: DesktopNotices | None = None
        tray.chosen.connect(self.chosen)

    def tell(self, notice: SystemNotice) -> None:
        """Tell a notice now."""
        desktop = self._desktop or self._make()
        if desktop is None:
            self._tray.tell(notice)
        else:
            desktop.tell(notice)

    def _make(self) -> DesktopNotices | None:
        bus = self._bus()
        if bus is None:
            return None
        from frontdesk.ui.reminders.freedesktop import DesktopNotices  # noqa: PLC0415  loads Qt's D-Bus

        self._desktop = DesktopNotices(bus, self)
        self._desktop.chosen.connect(self.chosen)
        self._desktop.unable.connect(self._tray.tell)
        return self._desktop
