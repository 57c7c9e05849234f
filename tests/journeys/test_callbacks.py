"""A callback from the promise to the call that reaches the customer (CSP-002)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.services.callbacks.lists import callbacks_of_case
from frontdesk.services.callbacks.view import callback_view
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_list import CALLBACKS
from frontdesk.ui.pages.callbacks.page import CallbacksPage
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry
from frontdesk.ui.widgets.told import Timeline
from tests.journeys.reception import Reception


def test_csp_002_a_callback_is_agreed_tried_and_made(reception: Reception, qtbot: QtBot) -> None:
    agree_from_a_call(reception)
    row = callbacks_of_case(reception.office.ctx, reference="26-00001-0")[0]
    reception.office.at("2026-11-26 10:05")

    page = callbacks(reception)
    assert names(page) == ["Ngozi Okafor"]
    press_outcome(reception, page, 2)
    assert reception.notice() == "Recorded. Next try: 11:05–12:05."
    tried = callback_view(reception.office.ctx, callback=row.id)
    assert [attempt.outcome for attempt in tried.attempts] == ["no_answer"]

    reception.office.at("2026-11-26 11:10")
    page = callbacks(reception)
    qtbot.keyClick(page.waiting.list, Qt.Key.Key_Return)
    window = reception.shown(CallWindow)
    assert find(window, Timeline, "history").model().rowCount() == 2
    window.close()
    press_outcome(reception, page, 1)
    assert reception.notice() == "Called back."
    assert callback_view(reception.office.ctx, callback=row.id).row.outcome is CallbackEnd.REACHED
    assert names(callbacks(reception)) == []
    case = reception.case("26-00001-0")
    assert {"timeline.call_again", "timeline.called_back"} <= {entry.title.id for entry in case.timeline}


def test_a_reminder_leads_to_its_call_and_is_gone_once_that_is_made(
    reception: Reception, qtbot: QtBot
) -> None:
    agree_from_a_call(reception)
    reception.office.at("2026-11-26 10:05")
    reminding = reception.window.reminding
    search = reception.window.shell.top_bar.search
    reception.come_back()
    search.setFocus()
    reminding.ask()
    qtbot.waitUntil(lambda: reminding.keeper.bell.count != "")
    assert search.hasFocus(), "the keyboard stays where it was"
    qtbot.keyClick(search, Qt.Key.Key_F8)
    panel = reminding.keeper.panel
    qtbot.waitUntil(lambda: panel.current is not None)
    for _row in range(int(reminding.keeper.bell.count)):
        if panel.current is not None and panel.current.callback is None:
            qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    before = int(reminding.keeper.bell.count)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    window = reception.shown(CallWindow)
    qtbot.waitUntil(window.isActiveWindow)
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: reminding.keeper.bell.count in ("", str(before - 1)))


def test_a_key_pressed_by_mistake_is_taken_back(reception: Reception) -> None:
    agree_from_a_call(reception)
    page = callbacks(reception)
    press_outcome(reception, page, 1)
    reception.come_back()
    reception.qtbot.keyClick(reception.window.shell, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert names(callbacks(reception)) == ["Ngozi Okafor"]


def agree_from_a_call(reception: Reception) -> None:
    """Log a call that ends with a callback; from the outcome on it takes three key presses."""
    window = reception.intake(Qt.Key.Key_F3)
    hands = reception.typist
    hands.write("020 7946 0018")
    hands.enter()
    hands.write("Ngozi Okafor")
    hands.enter()
    hands.choose(1)
    hands.write("Which hall is the fair in?")
    hands.enter()
    hands.choose(3)
    hands.write("Thu 10")
    reading = find(window, QLabel, "callback_window_reading").text()
    assert reading == "Thursday, 26 November, 10:00–11:00"
    with reception.qtbot.waitSignal(window.saved):
        hands.save()
    assert reception.notice() == "Logged as 26-00001-0. Callback agreed by Thu 26 Nov 11:00."


def callbacks(reception: Reception) -> CallbacksPage:
    """Open the page of callbacks, fresh."""
    page = reception.window.shell.open_page(CALLBACKS)
    assert isinstance(page, CallbacksPage)
    page.refresh()
    return page


def names(page: CallbacksPage) -> list[str]:
    """Return whom the list names."""
    model = page.waiting.list.model()
    rows = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return [row.cells[0].first for row in rows if isinstance(row, Entry)]


def press_outcome(reception: Reception, page: CallbacksPage, number: int) -> None:
    """Press Enter on the list, then the number of an outcome."""
    reception.come_back()
    page.shown()
    reception.qtbot.keyClick(page.waiting.list, Qt.Key.Key_Return)
    window = reception.shown(CallWindow)
    reception.qtbot.waitUntil(window.isActiveWindow)
    focus = window.focusWidget()
    assert focus is not None
    reception.qtbot.keyClick(focus, Qt.Key(Qt.Key.Key_0 + number))
