"""A desktop that shows notices: `python notice_service.py FILE`, on the bus of its surroundings.

It writes what it is asked to show into FILE, one JSON list a line, and
presses a button in somebody else's notice, and one in ours.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"


@ClassInfo({"D-Bus Interface": _NAME})  # type: ignore[call-arg]  # a decorator it is
class Desktop(QObject):  # type: ignore[operator]  # see above
    """Every notice bears the number 7, as if it had been the seventh of the day."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]  # Python has no such type
    FILE: ClassVar = Path(sys.argv[1])

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:  # noqa: N802  the specification's name
        return ["actions", "body", "body-markup"]

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *asked: object) -> int:  # noqa: N802  the specification's name
        with self.FILE.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asked) + "\n")
        QTimer.singleShot(0, self._press)
        return 7

    def _press(self) -> None:
        self.ActionInvoked.emit(8, "default")  # in somebody else's notice
        self.ActionInvoked.emit(7, "later")


application = QCoreApplication([])
desktop = Desktop()
bus = QDBusConnection.sessionBus()
bus.registerObject(_PATH, desktop, QDBusConnection.RegisterOption.ExportAllContents)
bus.registerService(_NAME)
sys.stdout.write("ready\n")
sys.stdout.flush()
application.exec()
