"""The page of callbacks: list and calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.view import callback_view
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.move_dialog import DropDialog, HandOverCallDialog, MoveDialog
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.callbacks.board.board import Board
from frontdesk.ui.pages.callbacks.page import DAY, WEEK, CallbacksPage
from frontdesk.ui.widgets.grouped import ROW_ROLE, Group, Row
from tests.services.offices import Desk
from tests.ui.callbacks.conftest import Promise, dialogs

CTRL = Qt.KeyboardModifier.ControlModifier


def rows(page: CallbacksPage) -> list[Row]:
    model = page.waiting.list.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def shown_at(board: Board) -> list[tuple[str, int]]:
    """Return the columns' titles and hours of the calls on the board."""
    plan = board.rows.plan
    return [(plan.columns[call.column].title, call.hour) for call in plan.calls]


def test_the_most_urgent_come_first(callbacks: CallbacksPage, promise: Promise, desk: Desk) -> None:
    promise("2026-11-23 14:00", number="020 7946 0001")
    promise("2026-11-24 10:00", number="020 7946 0002")
    promise("2026-11-23 09:15", number="020 7946 0003")
    promise("2026-11-23 09:00", number="020 7946 0004")
    desk.at("2026-11-23 10:05")
    callbacks.refresh()
    titles = [row.title if isinstance(row, Group) else row.cells[0].first for row in rows(callbacks)]
    assert titles == [
        "Overdue", "+44 20 7946 0004",
        "Call now", "+44 20 7946 0003",
        "Later today", "+44 20 7946 0001",
        "Later", "+44 20 7946 0002",
    ]  # fmt: skip
    assert find(callbacks, QLabel, "subtitle").text() == "4 calls wait · 1 overdue"


def test_nobody_waits(callbacks: CallbacksPage, qtbot: QtBot) -> None:
    assert not callbacks.waiting.list.isVisible()
    qtbot.keyClick(callbacks, Qt.Key.Key_F7)
    assert [type(each) for each in dialogs()] == [AgreeDialog]


def test_enter_makes_the_call_once(callbacks: CallbacksPage, promise: Promise, qtbot: QtBot) -> None:
    promise("2026-11-23 14:00")
    callbacks.refresh()
    callbacks.shown()
    for _ in range(2):
        qtbot.keyClick(callbacks.waiting.list, Qt.Key.Key_Return)
    assert [type(each) for each in dialogs()] == [CallWindow]


def test_two_calls_have_two_windows(callbacks: CallbacksPage, promise: Promise) -> None:
    for number in ("020 7946 0001", "020 7946 0002"):
        promise("2026-11-23 14:00", number=number)
    callbacks.refresh()
    for row in callbacks.waiting.rows:
        callbacks.waiting.list.acted.emit(row.id)
    assert len(dialogs()) == 2


def test_mine_are_those_that_i_make(callbacks: CallbacksPage, promise: Promise) -> None:
    promise("2026-11-23 14:00", person="Jonas Weber")
    callbacks.scope.set_value("mine")
    assert rows(callbacks) == []
    callbacks.scope.set_value("everyone")
    assert rows(callbacks)


@pytest.mark.parametrize(
    ("keys", "kind"), [("M", MoveDialog), ("H", HandOverCallDialog), ("Delete", DropDialog)]
)
def test_what_the_menu_offers_has_keys(
    callbacks: CallbacksPage, promise: Promise, qtbot: QtBot, keys: str, kind: type
) -> None:
    promise("2026-11-23 14:00")
    callbacks.refresh()
    callbacks.shown()
    key = Qt.Key.Key_Delete if keys == "Delete" else getattr(Qt.Key, f"Key_{keys}")
    modifier = Qt.KeyboardModifier.NoModifier if keys == "Delete" else CTRL
    qtbot.keyClick(callbacks.waiting.list, key, modifier)
    assert [type(each) for each in dialogs()] == [kind]


def test_no_longer_needed_needs_a_reason(
    callbacks: CallbacksPage, promise: Promise, desk: Desk, qtbot: QtBot
) -> None:
    callback = promise("2026-11-23 14:00")
    callbacks.refresh()
    callbacks.shown()
    qtbot.keyClick(callbacks.waiting.list, Qt.Key.Key_Delete)
    (dialog,) = dialogs()
    dialog.confirm()
    assert dialog.isVisible()
    find(dialog, QPlainTextEdit, "words").setPlainText("They came by.")
    dialog.confirm()
    found = callback_view(desk.ctx, callback=callback)
    assert (found.row.outcome, found.reason) == ("cancelled", "They came by.")


def test_a_day_by_person(callbacks: CallbacksPage, promise: Promise) -> None:
    promise("2026-11-23 14:00", person="Jonas Weber")
    promise("2026-11-23 10:30")
    promise("2026-11-24 10:30")
    callbacks.view.set_value(DAY)
    assert shown_at(callbacks.days.board) == [("Ana Lind", 10), ("Jonas Weber", 14)]
    callbacks.days.turn(1)
    assert shown_at(callbacks.days.board) == [("Ana Lind", 10)]
    assert find(callbacks, QLabel, "span").text() == "Tuesday, 24 November"


def test_a_week_by_day_with_its_load(callbacks: CallbacksPage, promise: Promise) -> None:
    promise("2026-11-23 14:00")
    promise("2026-11-26 10:30")
    callbacks.view.set_value(WEEK)
    board = callbacks.days.board
    assert shown_at(board) == [("Mon 23 Nov", 14), ("Thu 26 Nov", 10)]
    assert board.rows.plan.cells[3, 10].calls == 1
    assert len(board.rows.plan.columns) == 5  # the office is closed at weekends
    QAbstractItemModelTester(board.rows)


def test_a_next_try_is_moved_by_keys_alone(
    callbacks: CallbacksPage, promise: Promise, desk: Desk, page: PageContext, qtbot: QtBot
) -> None:
    callback = promise("2026-11-23 09:15")
    record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.NO_ANSWER))
    callbacks.view.set_value(DAY)
    callbacks.shown()
    board = callbacks.days.board
    for _ in range(3):
        qtbot.keyClick(board, Qt.Key.Key_Down, CTRL)
    assert board.target == (0, 13)
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(board, Qt.Key.Key_Return)
    assert told.args[0].text == "The call is now 13:30–14:30."
    assert page.local(callback_view(desk.ctx, callback=callback).row.call_from).hour == 13
    told.args[0].undo()
    assert page.local(callback_view(desk.ctx, callback=callback).row.call_from).hour == 10


def test_escape_leaves_a_call_where_it_is(callbacks: CallbacksPage, promise: Promise, qtbot: QtBot) -> None:
    promise("2026-11-23 14:00")
    callbacks.view.set_value(DAY)
    board = callbacks.days.board
    qtbot.keyClick(board, Qt.Key.Key_Up, CTRL)
    assert board.target == (0, 13)
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert board.target is None


def test_a_promise_is_moved_by_dragging_once_the_customer_knows(
    callbacks: CallbacksPage, promise: Promise, desk: Desk, page: PageContext, qtbot: QtBot
) -> None:
    callback = promise("2026-11-23 10:00")
    promise("2026-11-24 15:00")
    callbacks.view.set_value(WEEK)
    board = callbacks.days.board
    first, second = (board.visualRect(board.rows.index(row)).center() for row in range(2))
    drag(qtbot, board, first, second + QPoint(0, 20))
    (dialog,) = dialogs()
    assert isinstance(dialog, MoveDialog)
    assert dialog.focusWidget() is find(dialog, QPlainTextEdit, "told")
    dialog.confirm()
    assert dialog.isVisible()
    find(dialog, WindowField, "window").setText("Sat 10")
    assert "closed on Sat 28 Nov" in find(dialog, QLabel, "window_warnings").text()
    find(dialog, WindowField, "window").setText("Tue 15:00")
    assert not find(dialog, QLabel, "window_warnings").isVisible()
    find(dialog, QPlainTextEdit, "told").setPlainText("Tuesday at three suits better.")
    dialog.confirm()
    row = callback_view(desk.ctx, callback=callback).row
    assert f"{page.local(row.window_start):%d %H:%M}" == "24 15:00"


def test_dragging_to_a_colleague_hands_it_over(
    callbacks: CallbacksPage, promise: Promise, desk: Desk, page: PageContext, qtbot: QtBot
) -> None:
    callback = promise("2026-11-23 10:00")
    promise("2026-11-23 10:00", person="Jonas Weber")
    callbacks.view.set_value(DAY)
    board = callbacks.days.board
    mine, theirs = (board.visualRect(board.rows.index(row)).center() for row in range(2))
    drag(qtbot, board, mine, theirs)
    assert callback_view(desk.ctx, callback=callback).row.person == "Jonas Weber"
    assert shown_at(callbacks.days.board)


def test_a_call_that_was_made_stays_where_it_was(
    callbacks: CallbacksPage, promise: Promise, desk: Desk, qtbot: QtBot
) -> None:
    callback = promise("2026-11-23 09:15")
    record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.REACHED))
    callbacks.view.set_value(DAY)
    board = callbacks.days.board
    qtbot.keyClick(board, Qt.Key.Key_Down, CTRL)
    assert board.target is None


def test_the_list_is_saved_and_harmless(
    callbacks: CallbacksPage, promise: Promise, tmp_path: Path, qtbot: QtBot
) -> None:
    promise("2026-11-23 14:00", about="=1+1")
    callbacks.refresh()
    target = tmp_path / "calls.csv"
    callbacks.output.write_csv(callbacks.listed(), target)
    header, line = target.read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("When,Customer,Number")
    assert line == "14:00–15:00,,'+44 20 7946 0018,'=1+1,Ana Lind,0,"


def drag(qtbot: QtBot, board: Board, start: QPoint, end: QPoint) -> None:
    view = board.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
