"""Agreeing a callback, from what is known to what is promised."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.services.callbacks.lists import callbacks_of_case, open_callbacks
from frontdesk.ui.callbacks.agree_asked import ask_agree
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.dialogs.reopening import Reopening
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import Target
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.say_box import SayBox
from tests.services.absent import send_away
from tests.services.offices import Desk
from tests.ui.callbacks.conftest import Opened, Promise, dialogs
from tests.ui.cases_logged import call


@pytest.fixture
def dialog(page: PageContext, desk: Desk, opened: Opened) -> AgreeDialog:
    beginning = CallbackBeginning(case=call(desk.ctx).reference)
    shown = opened(AgreeDialog(page, ask_agree(desk.ctx, beginning)))
    assert isinstance(shown, AgreeDialog)
    return shown


def test_only_the_time_has_to_be_typed(
    dialog: AgreeDialog, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    assert find(dialog, QLineEdit, "number").text() == "+44 20 7946 0018"
    assert find(dialog, QLineEdit, "about").text() == "Copies of four invoices"
    window = find(dialog, WindowField, "window")
    assert dialog.focusWidget() is window
    qtbot.keyClicks(window, "Thu 10")
    assert find(dialog, QLabel, "window_reading").text() == "Thursday, 26 November, 10:00–11:00"
    said = find(dialog, SayBox, "say").sentence
    assert "between 10:00 and 11:00" in said
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].text == "Callback agreed: Thu 26 Nov 10:00–11:00."
    (row,) = callbacks_of_case(desk.ctx, reference="26-00001-0")
    assert (row.person, row.number, row.about) == ("Ana Lind", "+44 20 7946 0018", "Copies of four invoices")


def test_an_hour_that_is_offered_is_agreed_in_two_key_presses(
    dialog: AgreeDialog, page: PageContext, qtbot: QtBot
) -> None:
    window = find(dialog, WindowField, "window")
    qtbot.keyClick(window, Qt.Key.Key_Down)
    assert window.popup.isVisible()
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].text.startswith("Callback agreed: ")
    assert not dialog.isVisible()


def test_whoever_stands_in_on_the_day_of_the_call_is_offered(
    dialog: AgreeDialog, desk: Desk, qtbot: QtBot
) -> None:
    send_away(desk, "Jonas Weber", date(2026, 11, 26), date(2026, 11, 27), "Ana Lind")
    qtbot.keyClicks(find(dialog, WindowField, "window"), "Thu 10")
    target = find(dialog, LookupField, "target")
    target.setFocus()
    qtbot.keyClicks(target, "Jonas")
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "deputy") is not None)
    window = find(dialog, WindowField, "window")
    window.setText("Wed 10")
    assert not find(dialog, QPushButton, "deputy").isVisible()
    window.setText("Fri 10")
    qtbot.keyClick(target, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert target.key == Target("Reception", "Ana Lind")


def test_what_is_not_understood_is_said_while_it_is_typed(dialog: AgreeDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(find(dialog, WindowField, "window"), "soonish")
    assert "“soonish” is not understood" in find(dialog, QLabel, "window_reading").text()
    dialog.confirm()
    assert find(dialog, Field, "window_field").error
    assert not find(dialog, QLabel, "window_reading").isVisible(), "the reason is said once"
    assert dialog.isVisible()
    qtbot.keyClicks(find(dialog, WindowField, "window"), " or so")
    assert find(dialog, QLabel, "window_reading").isVisible()


def test_a_time_when_the_office_is_closed_warns(dialog: AgreeDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(find(dialog, WindowField, "window"), "Sat 10")
    assert find(dialog, QLabel, "window_warnings").isVisible()
    assert "closed" in find(dialog, QLabel, "window_warnings").text()
    assert "closed" in find(dialog, WindowField, "window").accessibleDescription()


def test_a_full_hour_warns_and_is_not_offered(
    page: PageContext, desk: Desk, opened: Opened, promise: Promise, qtbot: QtBot
) -> None:
    for _ in range(4):
        promise("2026-11-23 10:00")
    dialog = opened(AgreeDialog(page, ask_agree(desk.ctx, CallbackBeginning())))
    window = find(dialog, WindowField, "window")
    qtbot.keyClicks(window, "10:00")
    assert "already has 4 calls planned" in find(dialog, QLabel, "window_warnings").text()
    window.selectAll()
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    qtbot.keyClick(window, Qt.Key.Key_Down)
    assert window.popup.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Return)
    assert find(dialog, QLabel, "window_reading").text() == "Monday, 23 November, 11:00–12:00"


def test_a_number_abroad_asks_for_the_clock_there(dialog: AgreeDialog, qtbot: QtBot) -> None:
    zone = find(dialog, Field, "timezone_field")
    assert not zone.isVisible()
    number = find(dialog, QLineEdit, "number")
    number.setText("+1 212 555 0123")
    qtbot.waitUntil(zone.isVisible)
    assert find(dialog, ChoiceBox, "timezone").currentData() == "America/New_York"
    find(dialog, WindowField, "window").setText("Thu 10-11")
    assert "05:00" in find(dialog, SayBox, "say").sentence


def test_whoever_would_rather_hold_is_recorded(dialog: AgreeDialog, desk: Desk) -> None:
    find(dialog, WindowField, "window").setText("Thu 10")
    assert find(dialog, SayBox, "say").isVisible()
    find(dialog, QCheckBox, "stays").setChecked(True)
    assert not find(dialog, Field, "window_field").isEnabled()
    assert not find(dialog, SayBox, "say").isVisible(), "nobody promises a call then"
    dialog.confirm()
    assert not dialog.isVisible()
    assert open_callbacks(desk.ctx).total == 0
    (row,) = callbacks_of_case(desk.ctx, reference="26-00001-0")
    assert row.outcome == "stayed_on_line"


def test_the_promise_is_taken_back_from_the_notice(
    dialog: AgreeDialog, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    find(dialog, WindowField, "window").setText("Thu 10")
    with qtbot.waitSignal(page.bus.tell) as told:
        dialog.confirm()
    tell: Tell = told.args[0]
    assert tell.undo is not None
    tell.undo()
    assert open_callbacks(desk.ctx).total == 0


def test_what_is_typed_outlives_escape(dialog: AgreeDialog, page: PageContext, qtbot: QtBot) -> None:
    qtbot.keyClicks(find(dialog, WindowField, "window"), "Thu 10")
    dialog.reject()
    (draft,) = page.drafts.stored()
    host = QLabel()
    Reopening(page, host).open(draft)
    (again,) = dialogs()
    assert find(again, WindowField, "window").text() == "Thu 10"
    again.accept()
