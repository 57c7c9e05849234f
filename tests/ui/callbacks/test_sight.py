"""What of a board is in sight when it is opened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontdesk.ui.pages.callbacks.board.painter import HEAD
from frontdesk.ui.pages.callbacks.board.plan import Places, Plan
from frontdesk.ui.pages.callbacks.board.sight import kept_offset, opening_hour, opening_offset
from frontdesk.ui.pages.callbacks.page import DAY, WEEK, CallbacksPage
from tests.services.offices import Desk
from tests.ui.callbacks.conftest import Promise
from tests.ui.callbacks.test_plan import GUTTER, cells, plan

LOW = 330  # pixels of a page: what a window of 1280 × 800 leaves at twice the size


@given(cells, st.one_of(st.none(), st.floats(0, 23.99)), st.floats(40, 1200))
def test_the_opening_hour_is_in_sight(hours: list[tuple[int, int]], now: float | None, room: float) -> None:
    places = Places(replace(plan(hours), now=now), 1000, GUTTER)
    top, bottom = places.hour_span(opening_hour(places.plan))
    offset = opening_offset(places, room)
    assert -1 <= top - offset <= room
    assert bottom - offset <= room + 1 or offset >= top - 1
    if offset and bottom - top <= room * 2 / 3:
        assert abs(top - offset - room / 3) <= 1


@given(cells, cells, st.integers(0, 1500))
def test_news_move_no_hour(hours: list[tuple[int, int]], others: list[tuple[int, int]], offset: int) -> None:
    before, after = Places(plan(hours), 1000, GUTTER), Places(plan(others), 1000, GUTTER)
    hour = before.hour_at(offset)
    below = offset - before.hour_span(hour)[0]
    assert kept_offset(before, offset, after) == round(after.hour_span(hour)[0] + below)
    assert kept_offset(Places(Plan(), 0, GUTTER), offset, after) == offset


def hour_top(page: CallbacksPage, hour: int) -> float:
    """Return where an hour begins below the head of the board, as a part of the room for all hours."""
    board = page.days.board
    top = board.cell_rect((0, hour)).top() - HEAD
    return top / (board.viewport().height() - HEAD)


def test_a_board_opens_at_the_current_hour_and_stays_where_it_is_scrolled(
    callbacks: CallbacksPage, promise: Promise, desk: Desk, qtbot: QtBot
) -> None:
    for hour in (9, 14, 15, 16):
        promise(f"2026-11-23 {hour:02}:10")
    promise("2026-11-26 12:30")
    desk.at("2026-11-23 14:05")
    callbacks.resize(1064, LOW)
    board, bar = callbacks.days.board, callbacks.days.board.verticalScrollBar()
    for view in (DAY, WEEK):
        callbacks.view.set_value(view)
        assert 0.2 < hour_top(callbacks, 14) < 0.4, view
        assert board.rows.plan.calls[board.currentIndex().row()].hour == 14
    bar.setValue(0)
    callbacks.refresh()
    callbacks.resize(1064, LOW + 20)
    assert bar.value() == 0
    callbacks.days.turn(1)
    callbacks.days.turn(-1)
    assert 0.2 < hour_top(callbacks, 14) < 0.4
    desk.at("2026-11-23 15:01")
    callbacks.shown()
    assert 0.2 < hour_top(callbacks, 15) < 0.4
    bar.setValue(0)
    desk.at("2026-11-23 15:31")
    callbacks.days.tick.timeout.emit()
    assert board.rows.plan.now == pytest.approx(15 + 31 / 60)
    assert bar.value() == 0
    for _ in range(6):
        qtbot.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert board.target == (0, 9)
    assert hour_top(callbacks, 9) >= 0


def test_another_day_opens_at_its_first_call(callbacks: CallbacksPage, promise: Promise, desk: Desk) -> None:
    promise("2026-11-24 15:20")
    promise("2026-11-24 14:20", person="Jonas Weber")
    callbacks.resize(1064, LOW)
    callbacks.view.set_value(DAY)
    callbacks.days.turn(1)
    assert 0.2 < hour_top(callbacks, 14) < 0.4
    assert callbacks.days.current is not None
