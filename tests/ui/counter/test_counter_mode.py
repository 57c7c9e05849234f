"""The counter mode in the whole window: nothing leads out of it but the staff code."""

from __future__ import annotations

from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShortcutEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk import paths
from frontdesk.domain.errors import StoreError
from frontdesk.services.counter.code import set_code
from frontdesk.services.counter.opening import open_counter
from frontdesk.services.counter.rules import counter_rules
from frontdesk.ui.counter import held as held_screen
from frontdesk.ui.counter import mode, patience
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.open_dialog import OpenDialog
from frontdesk.ui.counter.screen import CounterScreen
from frontdesk.ui.counter.waiting_screen import WaitingScreen
from frontdesk.ui.desk import read_desk
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.page_list import SUGGESTIONS
from frontdesk.ui.widgets.ask_box import AskBox
from frontdesk.ui.widgets.field import Field
from tests.services.offices import Desk
from tests.ui.counter.conftest import tap

CODE = "204060"
ALT, CTRL, META = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.MetaModifier,
)
OUT = (
    *((Qt.Key(Qt.Key.Key_F1 + number), Qt.KeyboardModifier.NoModifier) for number in range(12)),
    *(
        (key, CTRL)
        for key in (Qt.Key.Key_K, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_X)
    ),
    *((key, ALT) for key in (Qt.Key.Key_F4, Qt.Key.Key_Z, Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_Left)),
    *(
        (key, Qt.KeyboardModifier.NoModifier)
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_Menu, Qt.Key.Key_Print)
    ),
    (Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_L, META),
)
"""What opens or closes something elsewhere in the program, or in most of them."""


@pytest.fixture
def window(page: PageContext, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    made = DeskWindow(page, DraftFolder(tmp_path / "drafts"), Theme(qapp, Scheme.LIGHT), restore=_never)
    yield made
    made.counter.end()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, (AskBox, OpenDialog, IntakeWindow)):
            each.close()
    made.shell.close()
    made.shell.deleteLater()


@pytest.fixture
def screen(window: DeskWindow, desk: Desk, qtbot: QtBot) -> CounterScreen:
    """Give the screen, entered from the page of the book by its button."""
    set_code(desk.ctx, code=CODE)
    with qtbot.waitExposed(window.shell):
        window.open("Harbour Office")
    page = window.shell.open_page(SUGGESTIONS)
    find(page, QPushButton, "counter").click()
    opened(OpenDialog).confirm()
    assert window.counter.screen is not None
    qtbot.waitUntil(window.counter.screen.isActiveWindow)
    return window.counter.screen


def opened(kind: type[OpenDialog]) -> OpenDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind))


def visible_windows() -> list[QWidget]:
    hidden = Qt.WidgetAttribute.WA_DontShowOnScreen
    return [
        each for each in QApplication.topLevelWidgets() if each.isVisible() and not each.testAttribute(hidden)
    ]


def type_code(screen: CounterScreen, code: str) -> str:
    """Type a code by the keys on the screen, and return what is said to be wrong."""
    writing = screen.writing
    if writing.current is not writing.code:
        find(writing, BigButton, "staff").click()
    for digit in code:
        next(each for each in writing.code.findChildren(BigButton) if each.text() == digit).click()
    find(writing.code, BigButton, "leave").click()
    return find(writing.code, QLabel, "code_error").text()


def test_it_fills_the_screen_alone_until_the_code_is_typed(window: DeskWindow, screen: CounterScreen) -> None:
    assert visible_windows() == [screen]
    assert screen.isFullScreen()
    assert screen.focusWidget() is screen.writing.words.field, "what is typed at once is written"
    assert "4 tries" in type_code(screen, "9999")
    assert find(screen, QLineEdit, "code").text() == ""
    type_code(screen, CODE)
    assert window.counter.screen is None
    assert visible_windows() == [window.shell]
    assert read_desk().counter == ""


def test_fingers_write_and_leave(window: DeskWindow, screen: CounterScreen, qtbot: QtBot) -> None:
    tap(find(screen, BigButton, "language_de"))
    assert screen.writing.language == "de"
    tap(screen.writing.words.field.viewport())
    assert screen.focusWidget() is screen.writing.words.field
    tap(find(screen, BigButton, "staff"))
    code = screen.writing.code
    for digit in CODE:
        tap(next(each for each in code.findChildren(BigButton) if each.text() == digit))
    tap(find(code, BigButton, "leave"))
    assert visible_windows() == [window.shell]


def test_nothing_lies_under_the_keyboard_of_the_system(screen: CounterScreen) -> None:
    onward = find(screen, BigButton, "next")

    def foot() -> int:
        screen.grab()
        return onward.mapTo(screen, onward.rect().bottomLeft()).y()

    low = foot()
    top = screen.height() - 200
    screen.make_room(QRectF(0, top, screen.width(), 200))
    assert foot() < top
    screen.make_room(QRectF(0, 10, screen.width(), screen.height() - 10))  # no room above it
    assert screen.isFullScreen()
    screen.make_room(QRectF())
    assert foot() == low


def test_a_full_disk_keeps_nobody_of_the_staff_in(
    window: DeskWindow, screen: CounterScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_desk: object) -> NoReturn:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(mode, "write_desk", full)
    type_code(screen, CODE)
    assert visible_windows() == [window.shell]


def test_no_key_leads_out(screen: CounterScreen, qtbot: QtBot) -> None:
    screen.writing.words.field.setPlainText("Half a sentence")
    for key, held in OUT:
        qtbot.keyClick(screen.focusWidget() or screen, key, held)
        assert visible_windows() == [screen], key
    pressed: list[bool] = []
    shortcut = QShortcut(QKeySequence("F13"), screen, lambda: pressed.append(True))
    QApplication.sendEvent(shortcut, QShortcutEvent(shortcut.key(), shortcut))
    assert not pressed
    assert screen.isFullScreen()
    assert screen.writing.words.field.written == "Half a sentence"


def test_neither_closing_nor_shrinking_nor_hiding_leads_out(screen: CounterScreen, qtbot: QtBot) -> None:
    assert not screen.close()
    for leave in (
        screen.showMinimized,
        screen.showNormal,
        screen.hide,
        QApplication.closeAllWindows,
    ):
        leave()
        qtbot.waitUntil(lambda: screen.isVisible() and screen.isFullScreen())
    assert screen.held


def test_a_shutdown_that_is_called_off_leaves_it_closed_to_visitors(
    screen: CounterScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_screen, "_CALLED_OFF_MS", 1)
    screen.give_way()
    assert not screen.held
    qtbot.waitUntil(lambda: screen.held)


def test_a_database_that_does_not_answer_is_waited_for_and_no_visitor_sees_the_office(
    window: DeskWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def busy(*_asked: object) -> NoReturn:
        asked.append("once more")
        raise StoreError("store.locked", where="/home/ana/office.db")

    set_code(desk.ctx, code=CODE)
    monkeypatch.setattr(patience, "AGAIN_MS", 60_000)
    monkeypatch.setattr(mode, "open_counter", busy)
    window.open("Harbour Office", counter=True)
    (waiting,) = visible_windows()
    assert isinstance(waiting, WaitingScreen)
    assert not waiting.close()
    seen = " ".join(label.text() for label in waiting.findChildren(QLabel))
    assert "nothing can be written" in seen
    assert "another program holds" in seen
    assert not any(word in seen for word in ("ana", "office.db", "Harbour"))
    for key, held in OUT:
        qtbot.keyClick(waiting, key, held)
        assert visible_windows() == [waiting], key
    monkeypatch.setattr(mode, "counter_rules", busy)  # it is locked again as soon as it has opened
    monkeypatch.setattr(mode, "open_counter", open_counter)
    qtbot.keyClick(find(waiting, BigButton, "again"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert visible_windows() == [waiting]
    assert read_desk().counter, "a kill from here on leads back to it"
    monkeypatch.setattr(mode, "counter_rules", counter_rules)
    qtbot.keyClick(find(waiting, BigButton, "again"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.counter.screen is not None)
    assert visible_windows() == [window.counter.screen]
    assert window.counter.screen is not None
    type_code(window.counter.screen, CODE)
    assert visible_windows() == [window.shell]


def test_nothing_is_dropped_pasted_from_elsewhere_or_left_in_the_clipboard(
    window: DeskWindow, desk: Desk, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    QGuiApplication.clipboard().setText("Of the office")
    screen: CounterScreen = request.getfixturevalue("screen")
    field = screen.writing.words.field
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.written == ""
    field.setPlainText("Mine")
    field.selectAll()
    field.copy()
    qtbot.keyClick(field, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""
    line = find(screen.writing.who, QLineEdit, "name")
    line.setText("Mine")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    for key in (Qt.Key.Key_Copy, Qt.Key.Key_Cut):
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    assert line.text() == "Mine"
    assert QGuiApplication.clipboard().text() == ""
    QGuiApplication.clipboard().setText("Mine", QClipboard.Mode.Clipboard)  # by the system's own menu
    find(screen, BigButton, "restart").click()
    assert QGuiApplication.clipboard().text() == ""
    data = QMimeData()
    data.setText("file:///etc/passwd")
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(field.viewport(), drop)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(field.viewport(), menu)
    assert field.written == ""
    assert visible_windows() == [screen]


def test_what_the_desk_would_show_waits_until_staff_are_back(
    window: DeskWindow, screen: CounterScreen, qtbot: QtBot
) -> None:
    box = AskBox("A bug", "Somebody's name", parent=window.shell)
    box.offer("Close", primary=True)
    box.open()
    tip = QLabel("Of a moment", window.shell, Qt.WindowType.ToolTip)
    tip.show()
    window.shell.show()  # from the tray, for example
    assert visible_windows() == [screen]
    qtbot.waitUntil(lambda: not box.isVisible())
    assert screen.isActiveWindow()
    type_code(screen, CODE)
    assert box in visible_windows()
    assert tip not in visible_windows()
    tip.show()
    assert tip in visible_windows()


def test_windows_that_were_open_come_back(window: DeskWindow, desk: Desk, qtbot: QtBot) -> None:
    set_code(desk.ctx, code=CODE)
    with qtbot.waitExposed(window.shell):
        window.open("Harbour Office")
    qtbot.keyClick(window.shell, Qt.Key.Key_F2)
    (intake,) = window.intake.windows
    window.counter.open_at_once()
    screen = window.counter.screen
    assert screen is not None
    assert visible_windows() == [screen]
    type_code(screen, CODE)
    assert intake in visible_windows()


def test_without_a_staff_code_one_is_set_first_and_no_draft_keeps_it(
    window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(window.shell):
        window.open("Harbour Office", counter=True)
    dialog = opened(OpenDialog)
    dialog.confirm()
    assert find(dialog, Field, "code_field").error
    find(dialog, QLineEdit, "code").setText(CODE)
    dialog.confirm()
    assert find(dialog, Field, "again_field").error
    find(dialog, QLineEdit, "again").setText(CODE)
    dialog.confirm()
    assert window.counter.screen is not None
    kept = [file for file in paths.desk_state().rglob("*") if file.is_file()]
    assert not [file for file in kept if CODE in file.read_text(errors="replace")]


def _never(_backup: Path) -> None:
    raise AssertionError("nobody asked for a copy to be brought back")
