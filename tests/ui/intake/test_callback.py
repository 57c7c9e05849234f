"""Agreeing a callback while a contact is logged (CSP-002)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.callbacks.lists import callbacks_of_customer, open_callbacks
from frontdesk.services.customers.lookup import look_up
from frontdesk.services.views import Logged
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.say_box import SayBox
from tests.services.offices import Desk
from tests.ui.typist import Typist

Open = Callable[[Channel], IntakeWindow]


@pytest.fixture
def window(open_intake: Open, known: Logged, desk: Desk) -> IntakeWindow:
    """Open a call of somebody who is known, with everything said but how it ends."""
    opened = open_intake(Channel.CALL)
    (hit,) = look_up(desk.ctx, "Okafor", limit=1)
    opened.who.choice.choose(hit)
    opened.matter.choose(CaseKind.QUESTION)
    opened.matter.subject.setText("Which hall is the fair in?")
    opened.outcome.focus_first()
    return opened


def test_csp_002_a_callback_is_agreed_in_three_key_presses(
    window: IntakeWindow, typist: Typist, desk: Desk, qtbot: QtBot
) -> None:
    typist.choose(3)
    typist.write("Thu 10")
    assert find(window, QLabel, "callback_window_reading").text() == "Thursday, 26 November, 10:00–11:00"
    with qtbot.waitSignal(window.saved):
        typist.save()
    assert typist.keys == 3
    (row,) = open_callbacks(desk.ctx).rows
    assert (row.number, row.person) == ("+44 20 7946 0018", "Ana Lind")
    assert (row.call_until - row.call_from).total_seconds() == 3600


def test_the_sentence_names_the_window(window: IntakeWindow, typist: Typist, qtbot: QtBot) -> None:
    typist.choose(3)
    with qtbot.waitSignal(window.say.previewed):
        typist.write("Thu 10")
    assert "between 10:00 and 11:00" in find(window, SayBox, "say").sentence


def test_the_number_is_the_customers(window: IntakeWindow) -> None:
    assert find(window, QLineEdit, "callback_number").text() == "+44 20 7946 0018"


def test_a_number_that_was_typed_stays(open_intake: Open, known: Logged, desk: Desk) -> None:
    window = open_intake(Channel.VISIT)
    find(window, QLineEdit, "callback_number").setText("020 7946 0099")
    window.who.choice.choose(look_up(desk.ctx, "Okafor", limit=1)[0])
    assert find(window, QLineEdit, "callback_number").text() == "020 7946 0099"


def test_nobody_promises_a_call_without_a_number(open_intake: Open, desk: Desk, qtbot: QtBot) -> None:
    window = open_intake(Channel.VISIT)
    qtbot.keyClicks(window.who.first, "Rosa Delgado")
    window.outcome.choose(Outcome.CALLBACK)
    find(window, WindowField, "callback_window").setText("Thu 10")
    window.save()
    assert "On which number?" in find(window, Field, "callback_number_field").error
    assert open_callbacks(desk.ctx).total == 0
    find(window, QLineEdit, "callback_number").setText("020 7946 0099")
    window.save()
    assert [row.number for row in open_callbacks(desk.ctx).rows] == ["+44 20 7946 0099"]


def test_a_time_that_is_not_understood_is_refused(window: IntakeWindow, typist: Typist, desk: Desk) -> None:
    typist.choose(3)
    typist.write("soonish")
    window.save()
    assert "not understood" in find(window, Field, "callback_window_field").error
    assert open_callbacks(desk.ctx).total == 0


def test_a_time_when_nobody_is_here_warns(window: IntakeWindow, typist: Typist) -> None:
    typist.choose(3)
    typist.write("Sat 10")
    assert "closed" in find(window, QLabel, "callback_window_warnings").text()


def test_csp_002_whoever_stays_on_the_line_is_recorded(
    window: IntakeWindow, desk: Desk, qtbot: QtBot
) -> None:
    stays = find(window, QCheckBox, "stays_on_line")
    window.outcome.choose(Outcome.CALLBACK)
    assert not stays.isVisible()
    window.outcome.choose(Outcome.RESOLVED)
    assert stays.isVisible()
    stays.setChecked(True)
    contact = window.contact()
    assert contact.stays_on_line
    window.outcome.choose(Outcome.CALLBACK)
    assert not window.contact().stays_on_line


def test_the_window_outlives_putting_aside(window: IntakeWindow, open_intake: Open, typist: Typist) -> None:
    typist.choose(3)
    typist.write("Thu 10")
    again = open_intake(Channel.CALL)
    again.restore(window.values())
    assert find(again, WindowField, "callback_window").text() == "Thu 10"
    entry = again.contact().callback
    assert entry is not None
    assert entry.window_start is not None


def test_only_a_call_can_be_stayed_on(open_intake: Open) -> None:
    window = open_intake(Channel.VISIT)
    window.matter.choose(CaseKind.QUESTION)
    window.outcome.choose(Outcome.RESOLVED)
    assert not find(window, QCheckBox, "stays_on_line").isVisible()


def test_enter_goes_from_the_window_to_who_calls(window: IntakeWindow, typist: Typist) -> None:
    typist.choose(3)
    typist.write("Thu 10")
    typist.press(Qt.Key.Key_Return)
    assert window.focusWidget() is window.outcome.target.field


def test_what_is_promised_stands_with_the_customer(
    window: IntakeWindow, typist: Typist, desk: Desk, qtbot: QtBot
) -> None:
    typist.choose(3)
    typist.write("Thu 10")
    with qtbot.waitSignal(window.saved):
        typist.save()
    customer = open_callbacks(desk.ctx).rows[0].customer
    assert customer is not None
    assert len(callbacks_of_customer(desk.ctx, customer=customer)) == 1


def test_the_sentence_keeps_to_the_clock_on_the_customers_wall(
    window: IntakeWindow, typist: Typist, qtbot: QtBot
) -> None:
    find(window, QLineEdit, "callback_number").setText("+1 212 555 0123")
    typist.choose(3)
    typist.write("Thu 15:00-16:00")
    assert "10:00 for the customer" in find(window, QLabel, "callback_window_warnings").text()
    say = find(window, SayBox, "say")
    qtbot.waitUntil(lambda: "between 10:00 and 11:00" in say.sentence)
    entry = window.contact().callback
    assert entry is not None
    assert entry.timezone == "America/New_York"
