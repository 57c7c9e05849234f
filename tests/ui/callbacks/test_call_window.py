"""The window of a call: one key for how it went."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.callbacks import CallbackEnd, CallOutcome
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.view import callback_view
from frontdesk.services.callbacks.views import CallbackView
from frontdesk.ui.callbacks.call_asked import ask_call
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.history import history_events
from frontdesk.ui.callbacks.outcomes import OutcomeButton, OutcomeButtons
from frontdesk.ui.callbacks.window_field import WindowField
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.widgets.buttons import Button
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.told import Timeline
from tests.services.offices import Desk
from tests.ui.callbacks.conftest import Opened, Promise


@pytest.fixture
def callback(promise: Promise) -> int:
    return promise("2026-11-23 09:15")


@pytest.fixture
def window(page: PageContext, desk: Desk, opened: Opened, callback: int) -> CallWindow:
    shown = opened(CallWindow(page, ask_call(desk.ctx, callback)))
    assert isinstance(shown, CallWindow)
    return shown


def view(desk: Desk, callback: int) -> CallbackView:
    return callback_view(desk.ctx, callback=callback)


def test_it_shows_whom_to_call_and_what_follows(window: CallWindow) -> None:
    assert find(window, QLabel, "number").text() == "+44 20 7946 0018"
    no_answer = find(window, OutcomeButton, "outcome_no_answer")
    assert no_answer.accessibleDescription() == "again 10:30–11:30"
    assert no_answer.toolTip() == "No answer (2, Alt 2)"


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        (2, CallOutcome.NO_ANSWER),
        (3, CallOutcome.BUSY),
        (4, CallOutcome.LEFT_MESSAGE),
        (5, CallOutcome.WRONG_NUMBER),
    ],
)
def test_a_failed_try_is_one_key(
    window: CallWindow, desk: Desk, callback: int, qtbot: QtBot, number: int, outcome: CallOutcome
) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key(Qt.Key.Key_0 + number))
    found = view(desk, callback)
    assert [each.outcome for each in found.attempts] == [outcome]
    assert found.row.done is None
    assert not window.isVisible()


def test_reached_is_one_key_and_is_taken_back_from_the_notice(
    window: CallWindow, page: PageContext, desk: Desk, callback: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_1)
    assert view(desk, callback).row.outcome is CallbackEnd.REACHED
    tell: Tell = told.args[0]
    assert tell.text == "Called back."
    assert tell.undo is not None
    tell.undo()
    assert view(desk, callback).row.done is None


def test_a_number_in_the_notes_is_text_and_alt_records_it(
    window: CallWindow, desk: Desk, callback: int, qtbot: QtBot
) -> None:
    note = find(window, QPlainTextEdit, "note")
    note.setFocus()
    qtbot.keyClicks(note, "2 parcels")
    assert note.toPlainText() == "2 parcels"
    qtbot.keyClick(note, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    (attempt,) = view(desk, callback).attempts
    assert (attempt.outcome, attempt.note) == (CallOutcome.REACHED, "2 parcels")


def test_a_space_records_nothing_unless_somebody_walked_to_the_outcome(
    window: CallWindow, desk: Desk, callback: int, qtbot: QtBot
) -> None:
    first = window.focusWidget()
    assert first is not None
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert view(desk, callback).attempts == ()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    (attempt,) = view(desk, callback).attempts
    assert attempt.outcome is CallOutcome.NO_ANSWER


def test_a_note_that_is_typed_at_once_is_written_down(window: CallWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.focusWidget(), "S")
    note = find(window, QPlainTextEdit, "note")
    assert window.focusWidget() is note
    qtbot.keyClicks(note, "he has 2 parcels")
    assert note.toPlainText() == "She has 2 parcels"


def test_the_outcomes_keep_their_height_when_something_is_refused(window: CallWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(find(window, WindowField, "again"), "0018")
    find(window, OutcomeButtons, "outcomes").press(2)
    assert find(window, Field, "again_field").error
    for button in window.findChildren(OutcomeButton):
        assert button.height() >= button.minimumSizeHint().height()


def test_another_next_try_than_proposed(
    window: CallWindow, desk: Desk, callback: int, page: PageContext
) -> None:
    find(window, WindowField, "again").setText("tomorrow 11:00-11:30")
    find(window, OutcomeButtons, "outcomes").press(2)
    row = view(desk, callback).row
    assert f"{page.local(row.call_from):%d %H:%M}" == "24 11:00"
    assert f"{page.local(row.call_until):%d %H:%M}" == "24 11:30"


def test_another_time_asks_for_it_first(
    window: CallWindow, desk: Desk, callback: int, qtbot: QtBot, page: PageContext
) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_6)
    again = find(window, WindowField, "again")
    assert window.focusWidget() is again
    again.setText("25 December 10")
    assert "Christmas Day" in find(window, QLabel, "again_warnings").text()
    again.clear()
    qtbot.keyClicks(again, "Thursday 3 to 4 pm")
    assert find(window, QLabel, "again_reading").text() == "Thursday, 26 November, 15:00–16:00"
    qtbot.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = view(desk, callback).row
    assert (row.attempts, row.promised) == (1, True)
    assert f"{page.local(row.window_start):%d %H:%M}" == "26 15:00"


def test_giving_up_needs_a_reason(window: CallWindow, desk: Desk, callback: int, qtbot: QtBot) -> None:
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_7)
    note = find(window, QPlainTextEdit, "note")
    assert window.focusWidget() is note
    window.confirm()
    assert find(window, Field, "note_field").error
    qtbot.keyClicks(note, "Number no longer in use")
    window.confirm()
    found = view(desk, callback)
    assert found.row.outcome is CallbackEnd.GAVE_UP
    assert found.reason == "Number no longer in use"


def test_without_an_outcome_nothing_is_recorded(window: CallWindow, desk: Desk, callback: int) -> None:
    window.confirm()
    assert view(desk, callback).attempts == ()
    assert find(window, QLabel, "problem").text() == "How did it go? Choose one of the outcomes."


def test_the_last_try_says_so(page: PageContext, desk: Desk, callback: int, opened: Opened) -> None:
    for at in ("2026-11-23 09:30", "2026-11-23 11:00"):
        desk.at(at)
        record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.NO_ANSWER))
    window = opened(CallWindow(page, ask_call(desk.ctx, callback)))
    last = find(window, OutcomeButton, "outcome_busy").accessibleDescription()
    assert last == "last try: the manager is told", "nothing is known by which they could be written to"
    assert find(window, Timeline, "history").model().rowCount() == 3


def test_a_try_before_the_agreed_time_is_shown_but_uses_up_none(
    page: PageContext, desk: Desk, promise: Promise, opened: Opened
) -> None:
    callback = promise("2026-11-23 14:30")
    record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.NO_ANSWER))
    window = opened(CallWindow(page, ask_call(desk.ctx, callback)))
    assert find(window, Chip, "tries").chip.text == "Before the agreed time"
    shown = [event.detail for event in history_events(view(desk, callback), page)]
    assert shown[-1] == "Ana Lind · before the agreed time, which stands: 14:30–15:30"
    desk.at("2026-11-23 14:40")
    window = opened(CallWindow(page, ask_call(desk.ctx, callback)))
    assert find(window, Chip, "tries").chip.text == "Try 1 of 3"


def test_an_idea_of_whoever_is_called_is_written_down(
    window: CallWindow, page: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.bus.write_suggestion):
        qtbot.keyClick(window, Qt.Key.Key_F6)


def test_what_somebody_else_did_meanwhile_is_shown(window: CallWindow, desk: Desk, callback: int) -> None:
    record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.BUSY))
    find(window, OutcomeButtons, "outcomes").press(2)
    assert len(view(desk, callback).attempts) == 1
    assert "changed this callback" in find(window, QLabel, "problem").text()
    find(window, OutcomeButtons, "outcomes").press(2)
    assert len(view(desk, callback).attempts) == 2


def test_the_telephone_of_the_system_dials(window: CallWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: dialled.append(url.toString()))
    find(window, Button, "dial").click()
    assert dialled == ["tel:+44-20-7946-0018"]


def test_a_call_that_has_ended_is_only_looked_at(
    page: PageContext, desk: Desk, callback: int, opened: Opened
) -> None:
    record_attempt(desk.ctx, callback=callback, tried=Try(CallOutcome.REACHED, note="All is well."))
    window = opened(CallWindow(page, ask_call(desk.ctx, callback)))
    assert not find(window, OutcomeButtons, "outcomes").isVisible()
    assert not find(window, QPushButton, "confirm").isVisible()
    assert find(window, Chip, "tries").chip.text == "Reached"
    assert find(window, Timeline, "history").model().rowCount() == 2


def test_every_control_has_a_name_for_screen_readers(window: CallWindow) -> None:
    for kind in (QLineEdit, QPlainTextEdit, QAbstractButton):
        for control in window.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or getattr(control, "text", str)(), control.objectName()
