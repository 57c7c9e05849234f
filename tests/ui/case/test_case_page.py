"""The page of one case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Way
from frontdesk.services.callbacks.lists import callbacks_of_case
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.ending import withdraw
from frontdesk.services.cases.notes import add_note
from frontdesk.services.cases.view import case_view
from frontdesk.services.changes import Area, Changes
from frontdesk.services.views import CaseView
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.outcomes import OutcomeButtons
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.correct_contact import CorrectContactDialog
from frontdesk.ui.dialogs.opening import offered
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.case.page import CasePage
from frontdesk.ui.widgets.buttons import PrimaryButton
from frontdesk.ui.widgets.chip import Chip
from tests.services.offices import Desk
from tests.ui.cases_logged import call, letter


@pytest.fixture
def case(desk: Desk) -> CaseView:
    return letter(desk.ctx)


@pytest.fixture
def shown(page: PageContext, case: CaseView, qtbot: QtBot) -> Iterator[CasePage]:
    window = QLabel()
    qtbot.addWidget(window)
    opened = CasePage(page, CaseActions(page, window))
    qtbot.addWidget(opened)
    page.bus.changed.connect(lambda change: opened.refresh() if opened.concerns(change) else None)
    opened.resize(1060, 700)
    with qtbot.waitExposed(opened):
        opened.show()
    opened.show_case(case.reference)
    yield opened
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_the_head_says_what_it_is_and_whose(shown: CasePage, case: CaseView) -> None:
    assert find(shown, QLabel, "subject").text() == "Parcel left in the rain"
    assert find(shown, Chip, "kind_chip").chip.text == "Complaint"
    assert find(shown, Chip, "priority_chip").chip.text == "P3"
    about = find(shown, QLabel, "about").text()
    assert about.startswith(f"{case.reference} · Rosa Delgado · owned by Jonas Weber, Shipping")


def test_long_words_do_not_widen_the_page(shown: CasePage, page: PageContext) -> None:
    narrowest = shown.minimumSizeHint().width()
    case = call(page.context, name="W" * 300, subject="M" * 300)
    shown.show_case(case.reference)
    assert find(shown, QLabel, "subject").toolTip()
    assert shown.minimumSizeHint().width() <= narrowest


def test_the_next_action_is_the_primary_button(shown: CasePage, case: CaseView) -> None:
    primary = find(shown, PrimaryButton, f"action_{case.actions[0]}")
    assert primary.text() == "Print"


def test_every_other_action_can_be_reached(shown: CasePage, case: CaseView) -> None:
    more = find(shown, QPushButton, "action_more")
    in_menu = [action.text() for action in more.menu().actions()]
    buttons = [find(shown, QPushButton, f"action_{name}").text() for name in case.actions[:4]]
    assert len(in_menu) + len(buttons) == len(case.actions)


def test_a_menu_that_is_open_outlives_news_that_change_no_action(shown: CasePage, case: CaseView) -> None:
    more = find(shown, QPushButton, "action_more")
    shown.refresh()
    assert find(shown, QPushButton, "action_more") is more
    assert more.menu().actions() != []
    assert find(shown, QPushButton, f"action_{case.actions[0]}").isVisible()


def test_each_deadline_explains_itself(shown: CasePage) -> None:
    facts: list[Fact] = data(shown.owed)
    acknowledge = next(fact for fact in facts if fact.title == "Acknowledge")
    assert "day 0" in acknowledge.detail
    assert "POL-09" in acknowledge.detail
    assert acknowledge.chip.text == "Tue 17:00"


def test_what_was_done_late_is_not_called_kept(shown: CasePage, case: CaseView, desk: Desk) -> None:
    desk.at("2026-12-01 10:00")
    answer(
        desk.ctx,
        reference=case.reference,
        given_by=Way.VERBAL,
        analysis="It was left outside.",
        resolution="We send another.",
    )
    shown.refresh()
    facts: list[Fact] = data(shown.owed)
    said = {fact.title: fact.chip.text for fact in facts}
    assert (said["Acknowledge"], said["Respond"]) == ("Done late", "Kept")


def test_the_timeline_tells_what_happened(shown: CasePage) -> None:
    told: list[TimelineEvent] = data(shown.timeline)
    assert told[0].title == "Letter received"
    assert any("Jonas Weber in Shipping" in event.title for event in told)


def test_a_note_is_added_from_the_keyboard(shown: CasePage, case: CaseView, desk: Desk, qtbot: QtBot) -> None:
    note = find(shown, QPlainTextEdit, "note")
    note.setFocus()
    qtbot.keyClicks(note, "The courier was asked.")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""
    told: list[TimelineEvent] = data(shown.timeline)
    assert "The courier was asked." in told[-1].detail


def test_what_another_desk_adds_appears(
    shown: CasePage, case: CaseView, desk: Desk, page: PageContext
) -> None:
    done = add_note(desk.ctx, reference=case.reference, text="From the other desk")
    page.bus.changed.emit(done.changes)
    told: list[TimelineEvent] = data(shown.timeline)
    assert "From the other desk" in told[-1].detail


def test_only_changes_of_this_case_concern_it(shown: CasePage, case: CaseView) -> None:
    area = frozenset({Area.CASES})
    assert shown.concerns(Changes(area, frozenset({case.reference})))
    assert not shown.concerns(Changes(area, frozenset({"26-99999-9"})))


def test_what_was_written_is_corrected_from_the_timeline(shown: CasePage, case: CaseView, desk: Desk) -> None:
    contact = next(event for event in data(shown.timeline) if event.key is not None)
    shown.timeline.opened.emit(contact.key)
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, CorrectContactDialog)]
    assert find(dialog, QLineEdit, "subject").text() == "Parcel left in the rain"
    find(dialog, QLineEdit, "subject").setText("Two parcels left in the rain")
    dialog.confirm()
    assert case_view(desk.ctx, reference=case.reference).subject == "Two parcels left in the rain"


def test_a_further_contact_begins_with_the_case(
    shown: CasePage, case: CaseView, page: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.bus.begin_contact) as asked:
        find(shown, QPushButton, "further").click()
    assert asked.args[0].case == case.reference


def test_a_case_with_nothing_left_to_do_still_shows(shown: CasePage, desk: Desk, case: CaseView) -> None:

    withdraw(desk.ctx, reference=case.reference, reason="Logged twice")
    shown.refresh()
    assert find(shown, Chip, "status_chip").chip.text == "Withdrawn"
    assert find(shown, PrimaryButton, "action_reopen").isVisible()
    assert case_view(desk.ctx, reference=case.reference).ended is not None


def data(view: QAbstractItemView) -> list[Any]:
    model = view.model()
    return [
        model.index(row, 0, QModelIndex()).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())
    ]


def test_half_a_note_waits_for_its_case(
    shown: CasePage, page: PageContext, desk: Desk, case: CaseView
) -> None:
    """Each case has its own; looking at another one, or at the same again, loses nothing."""
    note, other = find(shown, QPlainTextEdit, "note"), letter(desk.ctx)
    note.setPlainText("The courier says")
    shown.show_case(case.reference)
    assert note.toPlainText() == "The courier says"
    shown.show_case(other.reference)
    assert note.toPlainText() == ""
    note.setPlainText("Another matter")
    shown.show_case(case.reference)
    assert note.toPlainText() == "The courier says"
    assert [draft.values["fields"] for draft in page.drafts.stored() if offered(draft)] == [
        {"note": "The courier says"},
        {"note": "Another matter"},
    ]
    find(shown, QPushButton, "add_note").click()
    assert case_view(desk.ctx, reference=case.reference).timeline[-1].detail == "The courier says"
    assert note.toPlainText() == ""
    shown.show_case(other.reference)
    find(shown, QPushButton, "add_note").click()
    shown.show_case(case.reference)
    assert page.drafts.stored() == ()


def test_a_callback_is_agreed_and_made_from_the_case(
    shown: CasePage, case: CaseView, desk: Desk, qtbot: QtBot
) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_F7)
    (agreeing,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, AgreeDialog))
    find(agreeing, QLineEdit, "number").setText("020 7946 0018")
    find(agreeing, QLineEdit, "window").setText("Thu 10")
    agreeing.confirm()
    (row,) = callbacks_of_case(desk.ctx, reference=case.reference)
    shown.refresh()
    assert any(event.title.startswith("Callback") for event in data(shown.timeline))
    find(shown, QPushButton, "action_more")  # what does not fit beside the next action is in the menu
    CaseActions.act(shown._actions, "call_back", case)
    (calling,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, CallWindow))
    find(calling, OutcomeButtons, "outcomes").press(1)
    (row,) = callbacks_of_case(desk.ctx, reference=case.reference)
    assert row.outcome == "reached"
