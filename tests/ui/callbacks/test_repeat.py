"""Callbacks that come again and again, from the dialog that agrees one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.series_days import DayState, series_days
from frontdesk.services.callbacks.series_view import series_of
from frontdesk.ui.callbacks.agree_asked import ask_agree
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.call_asked import ask_call
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.day_dialog import DayDialog
from frontdesk.ui.callbacks.history import history_events
from frontdesk.ui.callbacks.move_dialog import EndSeriesDialog
from frontdesk.ui.callbacks.repeat_part import Repeat
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.callbacks.page import CallbacksPage
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.ui.callbacks.conftest import Opened, dialogs
from tests.ui.cases_logged import call

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(page: PageContext, desk: Desk, opened: Opened) -> AgreeDialog:
    beginning = CallbackBeginning(case=call(desk.ctx).reference)
    shown = opened(AgreeDialog(page, ask_agree(desk.ctx, beginning)))
    assert isinstance(shown, AgreeDialog)
    find(shown, QLineEdit, "window").setText("Mon 30 Nov 10:00-11:00")
    return shown


def choose(dialog: AgreeDialog, repeat: Repeat) -> None:
    box = find(dialog, ChoiceBox, "repeat")
    box.setCurrentIndex(box.findData(repeat))


def test_once_is_the_rule_and_asks_for_nothing_more(dialog: AgreeDialog) -> None:
    assert not find(dialog, Field, "until_field").isVisible()
    choose(dialog, Repeat.WEEKLY)
    assert find(dialog, Field, "until_field").isVisible()
    assert find(dialog, QLineEdit, "until").placeholderText() == "the case is closed"


def test_every_monday_until_it_is_repaired(
    dialog: AgreeDialog, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    choose(dialog, Repeat.WEEKLY)
    left_out = find(dialog, QLineEdit, "except")
    left_out.setText("30 Nov, 7 Dec, 28 Dec")
    left_out.editingFinished.emit()
    sentence = find(dialog, SayBox, "say").sentence
    assert "every Monday between 10:00 and 11:00" in sentence
    assert sentence.endswith("until this is settled. The first call is on Monday, 14 December.”")
    with qtbot.waitSignal(page.bus.tell) as told:
        dialog.confirm()
    assert told.args[0].text == (
        "Calls agreed: every Monday until the case is closed, the first Mon 14 Dec 10:00–11:00."
    )
    (series,) = series_of(desk.ctx, case="26-00001-0")
    assert series.exceptions == (date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 28))
    assert series.coming[:2] == (date(2026, 12, 21), date(2027, 1, 4))
    (row,) = open_callbacks(desk.ctx).rows
    assert row.series == series.id
    tell: Tell = told.args[0]
    assert tell.undo is not None
    tell.undo()
    assert open_callbacks(desk.ctx).total == 0


def test_a_last_day_that_is_none_is_refused_beside_its_field(dialog: AgreeDialog, desk: Desk) -> None:
    choose(dialog, Repeat.DAILY)
    find(dialog, QLineEdit, "until").setText("some day")
    dialog.confirm()
    assert find(dialog, Field, "until_field").error
    find(dialog, QLineEdit, "until").setText("")
    find(dialog, QLineEdit, "except").setText("some day")
    dialog.confirm()
    assert find(dialog, Field, "except_field").error
    assert open_callbacks(desk.ctx).total == 0


def test_a_last_day_before_the_first_is_refused(dialog: AgreeDialog) -> None:
    choose(dialog, Repeat.MONTHLY)
    find(dialog, QLineEdit, "until").setText("2026-11-24")
    dialog.confirm()
    assert find(dialog, Field, "until_field").error


def test_a_series_is_ended_from_its_row(
    dialog: AgreeDialog, desk: Desk, callbacks: CallbacksPage, opened: Opened
) -> None:
    choose(dialog, Repeat.WEEKLY)
    dialog.confirm()
    callbacks.refresh()
    (row,) = callbacks.waiting.rows
    texts = [action.text() for action in callbacks.menu.menu(row).actions()]
    assert any(text.startswith("End the series …") for text in texts)
    callbacks.menu.do("end_series", row)
    (ending,) = (each for each in dialogs() if isinstance(each, EndSeriesDialog))
    find(ending, QPlainTextEdit, "words").setPlainText("It is repaired.")
    ending.confirm()
    assert open_callbacks(desk.ctx).total == 0
    assert series_of(desk.ctx, case="26-00001-0") == ()


def test_the_window_of_a_call_says_that_it_comes_again(
    dialog: AgreeDialog, page: PageContext, desk: Desk, opened: Opened
) -> None:
    choose(dialog, Repeat.WEEKLY)
    dialog.confirm()
    (row,) = open_callbacks(desk.ctx).rows
    window = opened(CallWindow(page, ask_call(desk.ctx, row.id)))
    assert find(window, QLabel, "details").text() == "every Monday"


def test_one_day_is_left_out_and_another_moved_by_the_keyboard(
    dialog: AgreeDialog, page: PageContext, desk: Desk, callbacks: CallbacksPage, opened: Opened, qtbot: QtBot
) -> None:
    choose(dialog, Repeat.WEEKLY)
    dialog.confirm()
    callbacks.refresh()
    callbacks.waiting.list.setFocus()
    qtbot.keyClick(callbacks.waiting.list, Qt.Key.Key_D, CTRL_SHIFT)
    (days,) = (each for each in dialogs() if isinstance(each, DayDialog))
    with qtbot.waitActive(days):
        days.activateWindow()
    box = find(days, ChoiceBox, "day")
    assert box.itemText(0) == "Mon 30 Nov 10:00–11:00, the next call"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.bus.tell) as left_out:
        qtbot.keyClick(days, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert left_out.args[0].text == "No call Mon 7 Dec 10:00–11:00."
    (row,) = open_callbacks(desk.ctx).rows
    asked = ask_call(desk.ctx, row.id)
    assert any("7 Dec" in event.title for event in history_events(asked.view, page))
    window = opened(CallWindow(page, asked))
    assert isinstance(window, CallWindow)
    with qtbot.waitActive(window):
        window.activateWindow()
    with qtbot.waitSignal(window.day_wanted):
        qtbot.keyClick(window, Qt.Key.Key_D, CTRL_SHIFT)
    again = opened(DayDialog(page, row, series_days(desk.ctx, series=row.series or 0)))
    assert isinstance(again, DayDialog)
    box = find(again, ChoiceBox, "day")
    assert box.itemText(1) == "Mon 7 Dec 10:00–11:00, left out"
    box.setCurrentIndex(2)
    what = find(again, Segmented, "what")
    qtbot.keyClick(what, Qt.Key.Key_2)
    find(again, QLineEdit, "window").setText("Tue 15 Dec 14:00-15:00")
    again.confirm()
    assert find(again, Field, "told_field").error
    find(again, QPlainTextEdit, "told").setPlainText("Tuesday suits her better.")
    with qtbot.waitSignal(page.bus.tell) as moved:
        again.confirm()
    assert moved.args[0].text == "The call is Tue 15 Dec 14:00–15:00 instead."
    moved.args[0].undo()
    left_out.args[0].undo()
    assert {day.state for day in series_days(desk.ctx, series=row.series or 0)[1:]} == {DayState.PLANNED}
