"""Where the main window stands after the next start, and the sign that it bears."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.desk import Desk, read_desk
from frontdesk.ui.look.palette import colours
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.shell.place import keep_place, put_back
from frontdesk.ui.shell.sign import sign


def test_the_window_stands_where_it_was_left(qtbot: QtBot) -> None:
    before, after = QWidget(), QWidget()
    for window in (before, after):
        qtbot.addWidget(window)
    before.setGeometry(QRect(40, 30, 420, 310))
    keep_place(before)
    assert not read_desk().window, "a window that nobody sees has no place"
    with qtbot.waitExposed(before):
        before.show()
    keep_place(before)
    put_back(after, read_desk())
    assert after.size() == before.size()


def test_on_a_small_screen_the_window_fills_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(5000, 4000)
    put_back(window, Desk(window="no geometry at all"))
    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_the_program_bears_its_own_sign(theme: Theme) -> None:
    picture = sign().pixmap(32, 32).toImage()
    assert picture.pixelColor(16, 3) == colours(dark=False).accent
    assert len({picture.pixel(x, y) for x in range(32) for y in range(32)}) > 2, "something is drawn on it"
