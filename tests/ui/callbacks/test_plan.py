"""Where calls stand on the board."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.ui.pages.callbacks.board.plan import MOST_LINES, Call, Column, Load, Places, Plan

GUTTER = 72.0


def plan(hours: list[tuple[int, int]], columns: int = 3) -> Plan:
    """Return a board of calls in these columns and hours."""
    ordered = sorted(hours)
    calls = tuple(Call(key, column, hour, lambda: "") for key, (column, hour) in enumerate(ordered))
    return Plan(tuple(Column(str(number)) for number in range(columns)), range(8, 19), calls)


cells = st.lists(st.tuples(st.integers(0, 2), st.integers(8, 18)), max_size=40)


@given(cells, st.floats(300, 2000))
def test_every_call_with_a_line_is_found_at_it(hours: list[tuple[int, int]], width: float) -> None:
    board = plan(hours)
    places = Places(board, width, GUTTER)
    for row, call in enumerate(board.calls):
        shown, rest = places.shown((call.column, call.hour), -1)
        top, height = places.line(row, -1)
        found = places.row_at(places.left(call.column) + 10, top + height / 2, -1)
        assert found == (row if row in shown else -1)
        assert len(shown) + rest == len(places.rows((call.column, call.hour)))


@given(cells)
def test_the_current_call_always_has_a_line(hours: list[tuple[int, int]]) -> None:
    board = plan(hours)
    places = Places(board, 1000, GUTTER)
    for row, call in enumerate(board.calls):
        shown, _rest = places.shown((call.column, call.hour), row)
        assert row in shown
        assert len(shown) <= MOST_LINES


@given(cells)
def test_lines_stay_inside_their_hour(hours: list[tuple[int, int]]) -> None:
    board = plan(hours)
    places = Places(board, 1000, GUTTER)
    for row, call in enumerate(board.calls):
        begins, ends = places.hour_span(call.hour)
        top, height = places.line(row, -1)
        assert begins <= top
        assert top + height <= ends


def test_beside_the_board_there_is_no_cell() -> None:
    places = Places(plan([]), 1000, GUTTER)
    assert places.cell_at(10, 10) is None
    assert places.cell_at(200, -1) is None
    assert places.cell_at(200, places.height + 1) is None
    assert places.cell_at(places.left(2) + 1, 0) == (2, 8)


def test_a_load_without_a_limit_is_never_full() -> None:
    assert not Load(100).full
    assert Load(100).part == 0
    assert Load(12, 12).full
    assert Load(20, 12).part == 1
