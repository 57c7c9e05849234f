"""The home page: who is owed what by when, and the one next action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, DeadlineKind
from frontdesk.services.callbacks.attempts import complete_callback
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.changes import Area, Changes
from frontdesk.services.owed.today import owed
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.outcomes import OutcomeButtons
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.answer import AnswerDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.today.page import TodayPage
from frontdesk.ui.pages.today.rows import folded
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry, Group
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.absent import send_away
from tests.services.offices import Desk
from tests.ui.cases_logged import call, callback, letter


@pytest.fixture
def today(page: PageContext, qtbot: QtBot) -> Iterator[TodayPage]:
    shown = TodayPage(page, CaseActions(page, shown_in := _window(qtbot)))
    qtbot.addWidget(shown)
    shown.resize(1040, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    for dialog in shown_in.findChildren(QDialog):
        dialog.close()


def test_nothing_owed_says_what_belongs_there(today: TodayPage) -> None:
    today.refresh()
    empty: EmptyState | None = today.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert not today.list.isVisible()


def test_pro_8_1_a_safety_incident_is_a_group_of_its_own_above_what_is_overdue(
    today: TodayPage, desk: Desk
) -> None:
    letter(desk.ctx)
    desk.at("2026-12-03 09:00")
    call(desk.ctx, kind=CaseKind.SAFETY, name="Amina El-Sayed")
    today.refresh()
    groups = [row for row in rows(today) if isinstance(row, Group)]
    assert [(group.title, group.tone) for group in groups] == [
        ("Safety first", Tone.OVERDUE),
        ("Overdue", Tone.OVERDUE),
    ]
    assert [entry.cells[0].first for entry in groups[0].entries] == ["Amina El-Sayed"]


def test_rows_are_grouped_by_when_and_one_case_is_one_row(today: TodayPage, desk: Desk) -> None:
    case = call(desk.ctx)
    desk.at("2026-12-03 09:00")
    letter(desk.ctx)
    today.refresh()
    groups = [row for row in rows(today) if isinstance(row, Group)]
    entries = [row for row in rows(today) if isinstance(row, Entry)]
    assert [group.title for group in groups] == ["Overdue", "Due today"]
    assert entries[0].cells[0].first == "Liam Connor"
    assert entries[0].cells[0].second == f"{case.reference} · Request · Copies of four invoices"
    assert entries[0].cells[2].first == "Jonas Weber"
    assert [entry.cells[0].first for entry in entries] == ["Liam Connor", "Rosa Delgado"]
    assert "late" in entries[0].chip.text


def test_what_follows_for_the_same_case_is_told_in_the_row(today: TodayPage, desk: Desk) -> None:
    letter(desk.ctx)
    today.refresh()
    entry = next(row for row in rows(today) if isinstance(row, Entry))
    assert entry.cells[1].first == "First response, then acknowledge"


def test_a_row_says_who_stands_in(today: TodayPage, desk: Desk) -> None:
    call(desk.ctx)
    send_away(desk, "Jonas Weber", date(2026, 11, 20), date(2026, 12, 4), deputy="Ana Lind")
    today.refresh()
    entry = next(row for row in rows(today) if isinstance(row, Entry))
    assert (entry.cells[2].first, entry.cells[2].second) == ("Jonas Weber", "away · Ana Lind stands in")


def test_callbacks_are_not_folded_into_their_case(desk: Desk) -> None:
    case = callback(desk.ctx)
    items = owed(desk.ctx).items
    kinds = [row.item.kind for row in folded(items) if row.item.case == case.reference]
    assert DeadlineKind.CALLBACK in kinds
    assert len(kinds) == 2


def test_what_the_manager_is_told_of_a_case_is_a_row_of_its_own(desk: Desk) -> None:
    case = callback(desk.ctx)
    (call_owed,) = (item for item in owed(desk.ctx).items if item.kind is DeadlineKind.CALLBACK)
    set_callback_rules(desk.ctx, rules=replace(callback_rules(desk.store), most_attempts=1))
    desk.at("2026-11-23 16:00")  # when its window has begun
    complete_callback(desk.ctx, deadline=call_owed.deadline_id, reached=False)
    kinds = [row.item.kind for row in folded(owed(desk.ctx).items) if row.item.case == case.reference]
    assert DeadlineKind.MESSAGE in kinds
    assert len(kinds) == 2


def test_enter_opens_the_next_action(today: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    call(desk.ctx)
    today.refresh()
    today.shown()
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    assert [type(each) for each in open_dialogs()] == [AnswerDialog]


def test_a_callback_opens_with_its_number(today: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    callback(desk.ctx)
    today.refresh()
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    (dialog,) = open_dialogs()
    assert isinstance(dialog, CallWindow)
    assert find(dialog, QLabel, "number").text() == "+44 20 7946 0018"
    find(dialog, OutcomeButtons, "outcomes").press(1)
    today.refresh()
    assert not any(item.kind is DeadlineKind.CALLBACK for item in owed(desk.ctx).items)


def test_the_right_arrow_shows_the_case(
    today: TodayPage, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    case = call(desk.ctx)
    today.refresh()
    with qtbot.waitSignal(page.bus.show_case) as asked:
        qtbot.keyClick(today.list, Qt.Key.Key_Right)
    assert asked.args == [case.reference]


def test_mine_is_what_i_owe(today: TodayPage, desk: Desk) -> None:
    call(desk.ctx)
    find(today, Segmented, "scope").set_value("mine")
    assert not [row for row in rows(today) if isinstance(row, Entry)]
    find(today, Segmented, "scope").set_value("everyone")
    assert [row for row in rows(today) if isinstance(row, Entry)]


def test_the_countdown_goes_on_without_asking_again(today: TodayPage, desk: Desk) -> None:
    call(desk.ctx)
    today.refresh()
    row = owed(desk.ctx).items[0]
    desk.clock.instant = row.due
    assert today.chip(row.deadline_id).text == "in 0 min"


def test_changes_elsewhere_in_the_office_do_not_concern_it(today: TodayPage) -> None:
    assert not today.concerns(Changes(frozenset({Area.VISITS})))
    assert today.concerns(Changes(frozenset({Area.DEADLINES})))


def rows(today: TodayPage) -> list[object]:
    model = today.list.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def open_dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _window(qtbot: QtBot) -> QLabel:
    window = QLabel()
    qtbot.addWidget(window)
    return window
