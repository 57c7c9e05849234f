"""The board with more calls than anybody could make."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from frontdesk.ui.pages.callbacks.board.board import Board
from frontdesk.ui.pages.callbacks.board.plan import Call, Column, Plan

CALLS = 5_000
COLUMNS = 5
HOURS = range(9, 17)


@pytest.fixture
def worded() -> Counter[int]:
    """Count how often each call was put into words."""
    return Counter()


@pytest.fixture
def board(qtbot: QtBot, worded: Counter[int]) -> Board:
    """Show a week of 5,000 calls."""

    def words(key: int) -> str:
        worded[key] += 1
        return f"call {key}"

    cells = [(column, hour) for column in range(COLUMNS) for hour in HOURS]
    each = CALLS // len(cells)
    places = [cell for cell in cells for _ in range(each)]
    calls = tuple(Call(key, *cell, partial(words, key)) for key, cell in enumerate(places))
    made = Board("# more")
    qtbot.addWidget(made)
    made.resize(1000, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.set_plan(Plan(tuple(Column(str(number)) for number in range(COLUMNS)), HOURS, calls))
    return made


def test_only_what_is_in_sight_is_put_into_words(board: Board, worded: Counter[int]) -> None:
    board.grab()
    assert board.rows.rowCount() == CALLS
    assert 0 < len(worded) < 200


def test_the_keyboard_reaches_calls_that_are_only_counted(board: Board, qtbot: QtBot) -> None:
    for _ in range(20):
        qtbot.keyClick(board, Qt.Key.Key_Down)
    assert board.current_key == 20
    rect = board.visualRect(board.currentIndex())
    assert board.viewport().rect().contains(rect)
    assert board.indexAt(rect.center()) == board.currentIndex()


def test_sideways_goes_to_the_same_hour_of_the_next_column(board: Board, qtbot: QtBot) -> None:
    qtbot.keyClick(board, Qt.Key.Key_Right)
    call = board.rows.plan.calls[board.currentIndex().row()]
    assert (call.column, call.hour) == (1, HOURS.start)
    qtbot.keyClick(board, Qt.Key.Key_Left)
    qtbot.keyClick(board, Qt.Key.Key_Left)  # there is none before the first
    assert board.rows.plan.calls[board.currentIndex().row()].column == 0


def test_the_count_of_the_rest_names_them(board: Board, qtbot: QtBot) -> None:
    last = board.visualRect(board.rows.index(4))  # the fifth line; the sixth counts the rest
    with qtbot.waitSignal(board.more_wanted) as wanted:
        qtbot.mouseClick(
            board.viewport(), Qt.MouseButton.LeftButton, pos=last.center() + QPoint(0, last.height())
        )
    assert wanted.args[0] == list(range(5, 125))


def test_the_call_chosen_stays_chosen_on_another_board(board: Board) -> None:
    board.choose(17)
    board.set_plan(board.rows.plan)
    assert board.current_key == 17
