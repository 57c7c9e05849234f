"""The list of cases in the window."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.lists.saved_views import case_views
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.cases.page import CasesPage
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk


@pytest.fixture
def shown(page: PageContext, qtbot: QtBot) -> CasesPage:
    made = CasesPage(page)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show()
    return made


def log(desk: Desk, name: str, subject: str, kind: CaseKind, outcome: Outcome = Outcome.REFERRED) -> str:
    contact = Contact(
        Channel.CALL,
        customer=CustomerEntry(name=name),
        kind=kind,
        subject=subject,
        details=subject,
        outcome=outcome,
        department="Shipping" if outcome is Outcome.REFERRED else "",
        person="Jonas Weber" if outcome is Outcome.REFERRED else "",
        answer="At once." if outcome is Outcome.RESOLVED else "",
        said=True,
        understood=True,
        call=CallEntry(number="+44 20 7946 0018"),
    )
    reference = log_contact(desk.ctx, contact=contact).result.case
    assert reference is not None
    return reference


@pytest.fixture
def three(desk: Desk) -> tuple[str, str, str]:
    return (
        log(desk, "Rosa Delgado", "Parcel left in the rain", CaseKind.COMPLAINT),
        log(desk, "佐藤 花子", "Opening hours", CaseKind.QUESTION),
        log(desk, "Liam O’Connor", "=cmd()|' /C calc'!A0", CaseKind.QUESTION, Outcome.RESOLVED),
    )


def words_of(shown: CasesPage, column: str = "case") -> list[str]:
    place = next(at for at, each in enumerate(shown.table.rows.columns) if each.key == column)
    model = shown.table.rows
    for row in range(model.rowCount()):
        model.data(model.index(row, place))
    model._ask()  # what the event loop would do next
    return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]


def test_active_cases_are_shown_newest_first_and_closed_ones_when_asked_for(
    shown: CasesPage, three: tuple[str, str, str]
) -> None:
    shown.refresh()
    assert len(words_of(shown)) == 2
    find(shown, Segmented, "status").set_value("all")
    assert len(words_of(shown)) == 3


def test_words_kind_and_sorting_narrow_the_list(
    shown: CasesPage, three: tuple[str, str, str], qtbot: QtBot
) -> None:
    shown.refresh()
    find(shown, QLineEdit, "text").setText("花子")
    shown.filter.changed.emit()
    assert words_of(shown, "customer") == ["佐藤 花子"]
    find(shown, QLineEdit, "text").setText("")
    kind = find(shown, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("complaint"))
    kind.activated.emit(kind.currentIndex())
    assert words_of(shown, "customer") == ["Rosa Delgado"]
    kind.setCurrentIndex(0)
    shown.table.sort_wanted.emit("customer", True)
    assert words_of(shown, "customer")[-1] == "Rosa Delgado"


def test_enter_opens_the_case(
    shown: CasesPage, three: tuple[str, str, str], page: PageContext, qtbot: QtBot
) -> None:
    shown.refresh()
    with qtbot.waitSignal(page.bus.show_case) as asked:
        qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert asked.args[0] in three


def test_a_refresh_keeps_the_row_that_was_chosen(
    shown: CasesPage, three: tuple[str, str, str], desk: Desk
) -> None:
    shown.refresh()
    shown.table.selectRow(1)
    chosen = shown.table.chosen_ids()
    log(desk, "Giulia Rossi", "Is the side entrance open?", CaseKind.QUESTION)
    shown.refresh()
    assert shown.table.rows.rowCount() == 3
    assert shown.table.chosen_ids() == chosen


def test_a_view_is_saved_and_shown_again(
    shown: CasesPage, three: tuple[str, str, str], page: PageContext
) -> None:
    kind = find(shown, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("complaint"))
    shown.views.save("Complaints")
    kind.setCurrentIndex(0)
    (view,) = case_views(page.context)
    shown.views.chosen.emit(view)
    assert kind.currentData() == "complaint"
    assert words_of(shown, "customer") == ["Rosa Delgado"]


def test_the_csv_holds_what_is_shown_and_no_formula(
    shown: CasesPage, three: tuple[str, str, str], tmp_path: Path
) -> None:
    find(shown, Segmented, "status").set_value("all")
    target = tmp_path / "cases.csv"
    shown.output.write_csv(target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 4
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert any("cmd()" in cell for row in rows for cell in row)


def test_an_empty_list_says_what_belongs_here(shown: CasesPage) -> None:
    shown.refresh()
    assert not shown.table.isVisible()
