"""A call logged from the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, DeadlineState, Outcome
from frontdesk.services.cases.view import case_view
from frontdesk.services.contact import Contact
from frontdesk.services.office.departments import departments
from frontdesk.services.views import Logged
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.say_box import SayBox
from tests.services.contacts import CALL, REFERRED_LETTER, begin
from tests.services.offices import Desk
from tests.ui.intake.conftest import NUMBER
from tests.ui.typist import Typist

Open = Callable[[Channel], IntakeWindow]
MOST_KEYS = 8


def test_a_call_answered_at_once_takes_eight_keys_at_most(
    open_intake: Open, typist: Typist, qtbot: QtBot, desk: Desk
) -> None:
    typist.keys += 1  # F3 opened the window
    window = open_intake(Channel.CALL)
    typist.write("020 7946 0000")
    typist.enter()
    typist.write("Liam Connor")
    typist.enter()
    typist.choose(1)
    typist.write("Is the side entrance open?")
    typist.enter()
    typist.choose(1)
    typist.write("Yes, until five.")
    with qtbot.waitSignal(window.saved) as saved:
        typist.save()
    assert typist.keys <= MOST_KEYS
    logged: Logged = saved.args[0]
    assert logged.case is not None
    case = case_view(desk.ctx, reference=logged.case)
    assert (case.subject, case.kind, case.customer_name) == (
        "Is the side entrance open?",
        CaseKind.QUESTION,
        "Liam Connor",
    )


def test_the_number_finds_the_caller_and_the_keyboard_goes_on_to_the_kind(
    open_intake: Open, typist: Typist, qtbot: QtBot, known: Logged
) -> None:
    window = open_intake(Channel.CALL)
    number = find(window, LookupField, "number")
    with qtbot.waitSignal(number.asked):
        typist.write(NUMBER)
    typist.enter()
    assert find(window, LookupField, "name").text() == "Ngozi Okafor"
    assert window.contact().customer.id == known.customer
    assert find(window, QLabel, "customer_name").text() == "Ngozi Okafor"
    typist.choose(3)
    assert window.contact().kind is CaseKind.COMPLAINT
    assert QApplication.focusWidget() is find(window, QLineEdit, "subject")


def test_the_last_digits_are_completed_by_the_number_on_file(
    open_intake: Open, typist: Typist, qtbot: QtBot, known: Logged
) -> None:
    window = open_intake(Channel.CALL)
    number = find(window, LookupField, "number")
    with qtbot.waitSignal(number.asked):
        typist.write("946 0018")
    typist.enter()
    assert number.text() == NUMBER
    assert window.contact().customer.phones == (NUMBER,)


def test_a_referral_says_who_has_it_and_by_when(open_intake: Open, typist: Typist, qtbot: QtBot) -> None:
    window = open_intake(Channel.CALL)
    refer_by_keyboard(window, typist, qtbot)
    box = find(window, SayBox, "say")
    assert "Jonas Weber in Shipping" in box.sentence
    assert "Wednesday, 2 December" in box.sentence
    assert "26-00001-0" in box.sentence
    contact = window.contact()
    assert (contact.outcome, contact.department, contact.person) == (
        Outcome.REFERRED,
        "Shipping",
        "Jonas Weber",
    )
    assert contact.said
    assert contact.understood


def test_a_name_typed_past_the_list_is_the_colleague_and_no_new_department(
    open_intake: Open, typist: Typist, qtbot: QtBot, desk: Desk
) -> None:
    window = open_intake(Channel.CALL)
    find(window, LookupField, "name").setText("Rosa Delgado")
    window.matter.choose(CaseKind.COMPLAINT)
    find(window, QLineEdit, "subject").setText("Parcel left in the rain")
    window.outcome.choose(Outcome.REFERRED)
    window.outcome.focus_needed()
    with qtbot.waitSignal(window.say.previewed):
        typist.write("Jonas")
        typist.press(Qt.Key.Key_Tab)
    assert "Jonas Weber in Shipping" in find(window, SayBox, "say").sentence
    assert not find(window, QLabel, "warnings").text().startswith("“Jonas”")
    with qtbot.waitSignal(window.saved) as saved:
        typist.save()
    case = case_view(desk.ctx, reference=saved.args[0].case)
    assert (case.owner, case.department) == ("Jonas Weber", "Shipping")
    assert [each.name for each in departments(desk.ctx)] == ["Reception", "Shipping"]


def test_pol_26_a_transfer_needs_the_number_or_withheld(
    open_intake: Open, typist: Typist, qtbot: QtBot
) -> None:
    window = open_intake(Channel.CALL)
    find(window, LookupField, "name").setText("Rosa Delgado")
    window.matter.choose(CaseKind.REQUEST)
    find(window, QLineEdit, "subject").setText("Copies of invoices")
    window.outcome.choose(Outcome.TRANSFERRED)
    find(window, LookupField, "target").setText("Shipping · Jonas Weber")
    window.save()
    assert find(window, Field, "number_field").error
    find(window, QCheckBox, "withheld").setChecked(True)
    with qtbot.waitSignal(window.saved):
        window.save()


def test_pol_15_a_complaint_resolved_without_an_answer_is_refused_beside_it(open_intake: Open) -> None:
    window = open_intake(Channel.CALL)
    find(window, LookupField, "name").setText("Rosa Delgado")
    window.matter.choose(CaseKind.COMPLAINT)
    find(window, QLineEdit, "subject").setText("Parcel left in the rain")
    window.outcome.choose(Outcome.RESOLVED)
    window.save()
    assert "POL-15" in find(window, Field, "answer_field").error
    assert window.isVisible()


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(
    open_intake: Open, typist: Typist
) -> None:
    window = open_intake(Channel.CALL)
    find(window, LookupField, "name").setText("Rosa Delgado")
    window.matter.choose(CaseKind.COMPLAINT)
    find(window, QLineEdit, "subject").setText("Parcel left in the rain")
    window.save()
    assert find(window, Field, "outcome_field").error
    assert window.isVisible()
    assert window.contact().subject == "Parcel left in the rain"


def test_a_date_that_is_none_is_not_left_out_silently(
    open_intake: Open, typist: Typist, qtbot: QtBot
) -> None:
    window = open_intake(Channel.CALL)
    refer_by_keyboard(window, typist, qtbot)
    find(window, QLineEdit, "expected").setText("whenever")
    window.save()
    assert "no date" in find(window, Field, "expected_field").error


def test_the_ring_is_counted_until_the_call_is_answered(open_intake: Open) -> None:
    window = open_intake(Channel.CALL)
    find(window, QSpinBox, "rang").setValue(8)
    call = window.contact().call
    assert call is not None
    assert call.ring_seconds == 8


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape])
def test_escape_puts_the_window_aside(open_intake: Open, typist: Typist, qtbot: QtBot, key: Qt.Key) -> None:
    window = open_intake(Channel.CALL)
    with qtbot.waitSignal(window.ended):
        typist.press(key)


def refer_by_keyboard(window: IntakeWindow, typist: Typist, qtbot: QtBot) -> None:
    find(window, LookupField, "name").setText("Rosa Delgado")
    window.matter.focus_first()
    typist.choose(3)
    typist.write("Parcel left in the rain")
    typist.enter()
    typist.choose(2)
    target = find(window, LookupField, "target")
    with qtbot.waitSignal(target.asked):
        typist.write("Jonas")
    with qtbot.waitSignal(window.say.previewed):
        typist.enter()
    assert (
        find(window, QPlainTextEdit, "answer").isHidden()
        or not find(window, Field, "answer_field").isVisible()
    )


def test_pol_11_whoever_is_quicker_than_the_sentence_still_confirms_it(
    open_intake: Open, typist: Typist, qtbot: QtBot, desk: Desk
) -> None:
    window = open_intake(Channel.CALL)
    find(window, LookupField, "name").setText("Rosa Delgado")
    window.matter.choose(CaseKind.COMPLAINT)
    find(window, QLineEdit, "subject").setText("Parcel left in the rain")
    window.outcome.choose(Outcome.REFERRED)
    find(window, LookupField, "target").setText("Shipping · Jonas Weber")
    with qtbot.waitSignal(window.saved) as saved:
        window.save()
    case = case_view(desk.ctx, reference=saved.args[0].case)
    acknowledge = next(each for each in case.deadlines if each.kind is DeadlineKind.ACKNOWLEDGE)
    assert acknowledge.state is DeadlineState.MET


def test_a_call_from_a_customers_page_knows_how_often_they_came(
    page: PageContext, qtbot: QtBot, known: Logged
) -> None:
    window = IntakeWindow(page, Beginning(Channel.CALL, customer=known.customer, name="Ngozi Okafor"))
    qtbot.addWidget(window)
    name = find(window, LookupField, "name")
    qtbot.waitUntil(lambda: name.accessibleDescription() == "known · 1 contact")
    assert window.contact().customer.id == known.customer


def test_a_reference_that_was_said_outlives_the_program(open_intake: Open, qtbot: QtBot) -> None:
    window = open_intake(Channel.CALL)
    window.matter.choose(CaseKind.COMPLAINT)
    with qtbot.waitSignal(window.say.previewed, check_params_cb=lambda seen: seen.say is None):
        window.outcome.choose(Outcome.REFERRED)
    find(window, LookupField, "target").setText("Shipping · Jonas Weber")
    qtbot.waitUntil(lambda: bool(window.contact().reference))
    again = open_intake(Channel.CALL)
    again.restore(window.values())
    assert again.contact().reference == window.contact().reference


def test_pol_10_a_department_alone_is_not_named_to_the_caller(
    open_intake: Open, typist: Typist, qtbot: QtBot
) -> None:
    window = open_intake(Channel.CALL)
    window.matter.choose(CaseKind.COMPLAINT)
    find(window, QLineEdit, "subject").setText("Parcel left in the rain")
    window.outcome.choose(Outcome.REFERRED)
    find(window, LookupField, "target").setText("Shipping")
    for _ in range(2):
        with qtbot.waitSignal(window.say.previewed):
            window.say.ask_soon()
        assert "Shipping" in find(window, SayBox, "say").sentence
    window.save()
    assert find(window, Field, "target_field").error
    find(window, QCheckBox, "said").setChecked(False)
    with qtbot.waitSignal(window.saved):
        window.save()


@pytest.mark.parametrize(
    ("earlier", "name", "number"),
    [(REFERRED_LETTER, "Rosa Delgado", ""), (CALL, "Ngozi Okafor", "+44 20 7946 0018")],
)
def test_a_reference_in_the_place_of_a_number_brings_its_case(
    open_intake: Open, desk: Desk, typist: Typist, earlier: Contact, name: str, number: str
) -> None:
    reference = begin(desk, earlier)
    window = open_intake(Channel.CALL)
    typist.write(reference)
    typist.enter()  # a scanner is quicker than any look-up
    contact = window.contact()
    assert (contact.case, window.who.name.text()) == (reference, name)
    assert find(window, LookupField, "number").text() == number, "what is on file"
    assert not find(window, LookupField, "number").hasFocus()


@pytest.mark.parametrize("number", ["26-00009-9", "020 7946 0018"])
def test_a_number_that_no_case_has_is_the_callers_whatever_its_check_digit(
    open_intake: Open, typist: Typist, number: str
) -> None:
    window = open_intake(Channel.CALL)
    typist.write(number)
    typist.enter()
    contact = window.contact()
    assert (contact.case, contact.call and contact.call.number) == ("", number)
    assert window.who.name.hasFocus()
