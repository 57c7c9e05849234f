"""A table of a million rows fetches only what is seen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.delegates.cells import CELL_ROLE, Cell
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.tasks.immediate import ImmediateTasks
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.paged_model import BLOCK, Column, PagedTableModel, RowCells

COLUMNS = (
    Column("reference", "Reference", 120, sort="reference"),
    Column("customer", "Customer", stretches=True),
    Column("age", "Days", 80, right=True, sort="age"),
    Column("owner", "Owner", shown=False),
)


class Rows:
    """Stands for the services: remembers which ids were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.refuses = False
        self.version = 1

    def fetch(self, ids: Sequence[int]) -> Mapping[int, RowCells]:
        if self.refuses:
            raise FrontDeskError("test.refused")
        self.asked += ids
        return {each: self.cells(each) for each in ids if each != 13}

    def cells(self, id_: int) -> RowCells:
        return (
            Cell(f"26-{id_:05}", strong=True),
            Cell(f"customer {id_}", f"version {self.version}"),
            Cell(str(id_)),
            Cell("nobody"),
        )


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def model(rows: Rows, qtbot: QtBot) -> PagedTableModel:
    return PagedTableModel(COLUMNS, rows.fetch, ImmediateTasks())


def first_line(model: PagedTableModel, row: int, column: int = 0) -> str | None:
    cell: Cell | None = model.index(row, column).data(CELL_ROLE)
    return cell.first if cell else None


def test_it_keeps_to_qts_rules(model: PagedTableModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(array("q", range(1, 200)))
    model.set_ids(array("q"))
    assert tester.model() is model


def test_a_row_is_empty_until_its_block_comes(model: PagedTableModel, rows: Rows, qtbot: QtBot) -> None:
    model.set_ids(array("q", range(1_000)))
    assert first_line(model, 70) is None
    with qtbot.waitSignal(model.dataChanged):
        assert rows.asked == []
    assert first_line(model, 70) == "26-00070"
    assert rows.asked == list(range(BLOCK, 2 * BLOCK))


def test_a_row_that_is_gone_is_blank(model: PagedTableModel, qtbot: QtBot) -> None:
    model.set_ids(array("q", range(20)))
    first_line(model, 13)
    qtbot.waitUntil(lambda: first_line(model, 0) is not None)
    assert first_line(model, 13) == ""


def test_renewing_keeps_what_is_shown_until_the_new_comes(
    model: PagedTableModel, rows: Rows, qtbot: QtBot
) -> None:
    model.set_ids(array("q", range(20)))
    first_line(model, 0)
    qtbot.waitUntil(lambda: first_line(model, 0) is not None)
    rows.version = 2
    model.renew()
    before: Cell = model.index(0, 1).data(CELL_ROLE)
    assert before.second == "version 1"
    qtbot.waitUntil(lambda: model.index(0, 1).data(CELL_ROLE).second == "version 2")


def test_a_refusal_is_told_and_the_rows_are_asked_for_again(
    model: PagedTableModel, rows: Rows, qtbot: QtBot
) -> None:
    rows.refuses = True
    model.set_ids(array("q", range(20)))
    with qtbot.waitSignal(model.refused):
        first_line(model, 0)
    rows.refuses = False
    first_line(model, 0)
    qtbot.waitUntil(lambda: first_line(model, 0) == "26-00000")


@pytest.fixture
def table(model: PagedTableModel, qtbot: QtBot, theme: Theme) -> DataTable:
    shown = DataTable(model)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_a_million_rows_cost_a_screenful(table: DataTable, rows: Rows, qtbot: QtBot) -> None:
    table.rows.set_ids(array("q", range(1_000_000)))
    qtbot.waitUntil(lambda: len(rows.asked) > 0)
    table.scrollToBottom()
    qtbot.waitUntil(lambda: 999_999 in rows.asked)
    assert len(rows.asked) <= 6 * BLOCK
    table.grab()
    assert first_line(table.rows, 999_999) == "26-999999"


def test_enter_opens_a_row_by_its_id(table: DataTable, qtbot: QtBot) -> None:
    table.rows.set_ids(array("q", [500, 600]))
    table.setCurrentIndex(table.rows.index(1, 0))
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [600]
    assert table.chosen_ids() == (600,)


def test_a_heading_sorts_and_one_without_sort_key_does_not(table: DataTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    heading = header.sectionViewportPosition(2) + 20
    with qtbot.waitSignals([table.sort_wanted]):
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(heading, 10)
        )
    with qtbot.assertNotEmitted(table.sort_wanted):
        middle = header.sectionViewportPosition(1) + 20
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(middle, 10)
        )
    table.show_sort("age", descending=True)
    assert header.sortIndicatorSection() == 2


def test_columns_are_chosen_but_the_last_one_stays(table: DataTable, qtbot: QtBot) -> None:
    assert table.shown_columns() == ("reference", "customer", "age")
    menu = table.columns_menu()
    actions = menu.actions()
    with qtbot.waitSignal(table.columns_changed):
        actions[3].trigger()
    assert table.shown_columns()[-1] == "owner"
    for action in actions:
        action.setChecked(False)
    assert len(table.shown_columns()) == 1


def test_the_layout_comes_back_and_nonsense_in_it_is_passed_over(table: DataTable) -> None:
    table.restore_layout({"shown": ["age", "reference", "gone"], "widths": {"age": 99, "gone": 5}})
    assert table.shown_columns() == ("age", "reference")
    kept = table.layout_state()
    table.restore_layout({"shown": ["gone"]})
    assert table.layout_state() == kept
    assert kept["widths"]["age"] == 99


def test_what_a_cell_has_no_room_for_is_shown_whole_when_pointed_at(
    model: PagedTableModel, rows: Rows, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = DataTable(model)
    qtbot.addWidget(table)
    table.resize(500, 300)
    model.set_ids(array("q", [1]))
    long = (Cell("26"), Cell("<b>Refer it first</b> " * 9, "two"), Cell("3"), Cell(""))
    monkeypatch.setattr(rows, "cells", lambda _id: long)
    model.renew()
    with qtbot.waitExposed(table):
        table.show()
    model.data(model.index(0, 0))
    model._ask()
    for column, said in ((1, "&lt;b&gt;Refer it first"), (0, "")):
        rect = table.visualRect(model.index(0, column))
        at = rect.center()
        pointed = QHelpEvent(QEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
        QApplication.sendEvent(table.viewport(), pointed)
        assert said in QToolTip.text()
    QToolTip.hideText()
