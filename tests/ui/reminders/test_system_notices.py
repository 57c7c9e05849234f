"""The system's own notices: on a real bus, and where nobody shows them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminders.notice import SystemNotice
from frontdesk.ui.reminders.system import SystemNotices, session_bus
from frontdesk.ui.reminders.tray import Tray, tray_icon
from frontdesk.ui.shell.window import Shell

NOTICE = SystemNotice(
    "Harbour Office",
    "It is time: Call back · <Fish & Sons> · 15:00–16:00",
    (("default", "Call back"), ("later", "Put off for 1 hour")),
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Run a message bus of our own."""
    where = f"unix:path={tmp_path}/bus"
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", f"--address={where}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline().startswith("unix:path=")
        yield where
        daemon.terminate()


@pytest.fixture
def bus(qapp: QApplication, address: str) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(address, "notices")
    QDBusConnection.disconnectFromBus("notices")


@pytest.fixture
def desktop(address: str, tmp_path: Path) -> Iterator[Path]:
    """Run a desktop that shows notices, and return where it writes them down."""
    file = tmp_path / "notices"
    service = Path(__file__).with_name("notice_service.py")
    surroundings = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
    command = [sys.executable, str(service), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        yield file
        running.terminate()


@pytest.fixture
def tray(page: PageContext, shell: Shell) -> Tray:
    return Tray(page, shell)


def shown(file: Path) -> list[list[object]]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [json.loads(line) for line in lines]


def test_a_notice_reaches_the_desktop_and_what_is_chosen_there_comes_back(
    tray: Tray, bus: QDBusConnection, desktop: Path, qtbot: QtBot
) -> None:
    notices = SystemNotices(tray, lambda: bus)
    chosen: list[str] = []
    notices.chosen.connect(chosen.append)
    with qtbot.waitSignal(notices.chosen):
        notices.tell(NOTICE)
    assert chosen == ["later"]
    body = "It is time: Call back · &lt;Fish &amp; Sons&gt; · 15:00–16:00"
    actions = ["default", "Call back", "later", "Put off for 1 hour"]
    assert shown(desktop) == [["Front Desk", 0, "", "Harbour Office", body, actions, {}, -1]]
    notices.tell(SystemNotice("Harbour Office", "5 reminders, 2 of them overdue"))
    qtbot.waitUntil(lambda: len(shown(desktop)) > 1)
    assert shown(desktop)[1][1] == 7, "it takes the place of the one before"


def test_where_nobody_shows_notices_the_tray_does(
    tray: Tray, bus: QDBusConnection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SystemNotice] = []
    monkeypatch.setattr(Tray, "tell", lambda _tray, notice: told.append(notice))
    SystemNotices(tray, lambda: bus).tell(NOTICE)
    qtbot.waitUntil(lambda: told == [NOTICE])
    SystemNotices(tray, lambda: None).tell(NOTICE)
    assert told == [NOTICE, NOTICE]
    assert session_bus() is None, "a window that nobody sees tells the desktop nothing"
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "windows")
    monkeypatch.setattr(sys, "platform", "win32")
    assert session_bus() is None, "there the tray's notices are the system's own"


def test_the_icon_says_how_many_wait_and_its_menu_leads_to_them(
    tray: Tray, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)  # there is no tray here
    for there, icons in ((False, 0), (True, 1), (True, 1)):
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda there=there: there)
        tray.show_count(3, Tone.SOON, "3 reminders")
        assert len(tray.findChildren(QSystemTrayIcon)) == icons
    (icon,) = tray.findChildren(QSystemTrayIcon)
    assert icon.toolTip().endswith("\n3 reminders")
    show, later, window = icon.contextMenu().actions()
    for action, signal in ((show, tray.listed), (later, tray.later), (window, tray.opened)):
        with qtbot.waitSignal(signal):
            action.trigger()


def test_the_count_can_be_told_from_the_icon(qapp: QApplication) -> None:
    pictures = [picture(count) for count in (0, 3, 8, 28)]
    assert all(one != other for one, other in pairwise(pictures))
    assert picture(99) == picture(1_000)


def picture(count: int) -> QImage:
    return tray_icon(count, Tone.OVERDUE).pixmap(QSize(22, 22)).toImage()
