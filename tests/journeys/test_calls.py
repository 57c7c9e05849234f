"""Calls, from the key that opens the window to what is left of them on Today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from frontdesk.domain.kinds import CaseStatus, Outcome
from frontdesk.services.owed.today import owed
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.dialogs.answer import AnswerDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.widgets.lookup_field import LookupField
from tests.journeys.reception import Reception


def test_a_call_answered_at_once_leaves_nothing_owed(reception: Reception) -> None:
    window = reception.intake(Qt.Key.Key_F3)
    answer_at_once(reception, window, "020 7946 0000", "Liam Connor")
    assert reception.notice() == "Logged as 26-00001-0."
    assert reception.case("26-00001-0").status is CaseStatus.CLOSED
    assert reception.today() == []


def test_a_call_referred_is_owed_until_it_is_answered(reception: Reception) -> None:
    window = reception.intake(Qt.Key.Key_F3)
    refer(reception, window, "Rosa Delgado", kind=2)
    assert [row.cells[0].first for row in reception.today()] == ["Rosa Delgado"]
    reception.act_on("Rosa Delgado")
    dialog = reception.shown(AnswerDialog)
    find(dialog, QPlainTextEdit, "analysis").setPlainText("They went to the old address.")
    find(dialog, QPlainTextEdit, "resolution").setPlainText("Sent again.")
    dialog.confirm()
    assert reception.case("26-00001-0").status is CaseStatus.ANSWERED
    assert reception.today() == []


def test_two_callers_at_once_have_two_windows(reception: Reception) -> None:
    first = reception.intake(Qt.Key.Key_F3)
    reception.typist.write("020 7946 0001")
    second = reception.intake(Qt.Key.Key_F3)
    answer_at_once(reception, second, "020 7946 0002", "Second Caller")
    assert reception.window.intake.windows == (first,)
    assert find(first, LookupField, "number").text() == "020 7946 0001"


def test_a_mistake_is_undone_from_the_notice(reception: Reception) -> None:
    window = reception.intake(Qt.Key.Key_F3)
    refer(reception, window, "Rosa Delgado", kind=3)
    assert reception.today()
    reception.come_back()
    reception.qtbot.keyClick(reception.window.shell, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert reception.today() == []
    assert reception.case("26-00001-0").status is CaseStatus.WITHDRAWN


def test_a_callback_falls_due_and_is_made(reception: Reception) -> None:
    window = reception.intake(Qt.Key.Key_F3)
    window.who.name.setText("Ngozi Okafor")
    find(window, LookupField, "number").setText("020 7946 0018")
    window.matter.focus_first()
    reception.typist.choose(1)
    window.matter.subject.setText("Which hall is the fair in?")
    window.outcome.choose(Outcome.CALLBACK)
    find(window, LookupField, "target").setText("Reception · Ana Lind")
    window.save()
    reception.act_on("Ngozi Okafor")
    calling = reception.shown(CallWindow)
    reception.qtbot.waitUntil(calling.isActiveWindow)
    find(calling, QPlainTextEdit, "note").setPlainText("Hall 5.")
    reception.qtbot.keyClick(calling, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert reception.notice() == "Called back."
    assert all(not item.number for item in owed(reception.office.ctx).items)


def test_what_is_put_aside_is_offered_again(reception: Reception) -> None:
    window = reception.intake(Qt.Key.Key_F3)
    reception.typist.write("020 7946 0077")
    with reception.qtbot.waitSignal(reception.window.intake.put_aside):
        reception.typist.press(Qt.Key.Key_Escape)
    (draft,) = reception.window.intake.waiting()
    reopened = reception.window.intake.resume(draft)
    assert reopened is not window
    assert find(reopened, LookupField, "number").text() == "020 7946 0077"


def test_an_empty_window_that_is_closed_leaves_no_draft(reception: Reception) -> None:
    reception.intake(Qt.Key.Key_F3)
    reception.typist.press(Qt.Key.Key_Escape)
    assert reception.window.intake.waiting() == ()


def answer_at_once(reception: Reception, window: IntakeWindow, number: str, name: str) -> None:
    hands = reception.typist
    hands.write(number)
    hands.enter()
    hands.write(name)
    hands.enter()
    hands.choose(1)
    hands.write("Is the side entrance open?")
    hands.enter()
    hands.choose(1)
    hands.write("Yes, until five.")
    with reception.qtbot.waitSignal(window.saved):
        hands.save()


def refer(reception: Reception, window: IntakeWindow, name: str, *, kind: int) -> None:
    hands = reception.typist
    window.who.name.setText(name)
    window.matter.focus_first()
    hands.choose(kind)
    hands.write("Parcel left in the rain")
    hands.enter()
    hands.choose(2)
    target = find(window, LookupField, "target")
    with reception.qtbot.waitSignal(target.asked):
        hands.write("Jonas")
    with reception.qtbot.waitSignal(window.say.previewed):
        hands.enter()
    with reception.qtbot.waitSignal(window.saved):
        hands.save()
