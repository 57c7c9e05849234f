"""The keyboard walks through an intake window as the eye does, and nothing typed is lost by a slip."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.ui.typist import Typist

Open = Callable[[Channel], IntakeWindow]


def test_tab_goes_from_who_to_what_to_the_outcome(open_intake: Open, typist: Typist) -> None:
    window = open_intake(Channel.CALL)
    window.matter.choose(CaseKind.QUESTION)
    seen = walk(window, typist, 9)
    assert seen[:6] == ["number", "name", "kind", "subject", "details", "outcome"]


def test_the_order_holds_after_the_outcomes_were_others(open_intake: Open, typist: Typist) -> None:
    window = open_intake(Channel.CALL)
    window.matter.choose(None)
    window.matter.choose(CaseKind.QUESTION)
    window.outcome.choose(Outcome.REFERRED)
    seen = walk(window, typist, 9)
    assert seen[3:8] == ["subject", "details", "outcome", "target", "expected"]


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.VISIT, Channel.MAIL, Channel.EMAIL])
def test_every_control_has_a_name_for_screen_readers(open_intake: Open, channel: Channel) -> None:
    window = open_intake(channel)
    for kind in (QLineEdit, QPlainTextEdit, Segmented):
        for control in window.findChildren(kind):
            if not control.objectName().startswith("qt_"):
                assert control.accessibleName(), control.objectName()


def test_a_second_window_opens_from_the_first(open_intake: Open, typist: Typist, qtbot: QtBot) -> None:
    window = open_intake(Channel.CALL)
    with qtbot.waitSignal(window.page.bus.begin_contact) as asked:
        typist.press(Qt.Key.Key_F2)
    assert asked.args[0].channel is Channel.VISIT
    with qtbot.waitSignal(window.page.bus.write_suggestion):
        typist.press(Qt.Key.Key_F6)
    typist.press(Qt.Key.Key_F7)
    assert window.outcome.outcome is Outcome.CALLBACK
    assert window.focusWidget() is window.outcome.callback.window.field


def test_what_is_given_up_can_be_taken_back(open_intake: Open, typist: Typist, qtbot: QtBot) -> None:
    window = open_intake(Channel.CALL)
    typist.write("020 7946 0001")
    with qtbot.waitSignal(window.discarded) as given_up:
        window.discard()
    again = open_intake(Channel.CALL)
    again.restore(given_up.args[0])
    assert find(again, LookupField, "number").text() == "020 7946 0001"


def test_two_windows_are_told_apart_by_whom_they_are_about(open_intake: Open, typist: Typist) -> None:
    window = open_intake(Channel.VISIT)
    typist.write("Rosa Delgado")
    assert window.windowTitle() == "Visit · Rosa Delgado"
    again = open_intake(Channel.VISIT)
    again.restore(window.values())
    assert again.windowTitle() == "Visit · Rosa Delgado"
    assert "Rosa Delgado" in [each.text() for each in again.findChildren(QLabel)]


def walk(window: IntakeWindow, typist: Typist, steps: int) -> list[str]:
    """Press Tab and return the names of what had the keyboard; a choice goes by its row's name."""
    names = []
    for _ in range(steps):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(name_of(focus))
        typist.press(Qt.Key.Key_Tab)
    return names


def name_of(control: QWidget) -> str:
    parent = control.parentWidget()
    return parent.objectName() if isinstance(parent, Segmented) else control.objectName()
