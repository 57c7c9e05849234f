"""Where the main window stands: as it was left, or as much of the screen as it needs."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

from frontdesk.ui.desk import Desk, read_desk, write_desk
from frontdesk.ui.look.layouts import room_for

_log = logging.getLogger(__name__)


def put_back(window: QWidget, desk: Desk) -> None:
    """Let a window stand where this desk left it; where it would not fit the screen it fills it."""
    kept = QByteArray.fromBase64(desk.window.encode("ascii", "ignore"))
    if window.restoreGeometry(kept):
        return
    if window.size().boundedTo(room_for(window)) != window.size():
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_place(window: QWidget) -> None:
    """Remember where a window stands; where nothing can be written it is forgotten."""
    place = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    desk = read_desk()
    if not window.isVisible() or desk.window == place:
        return
    try:
        write_desk(replace(desk, window=place))
    except OSError:
        _log.warning("the window's place was not kept", exc_info=True)
