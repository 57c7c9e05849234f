"""How the office calls back, as it is set."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.services.callbacks.rules import callback_rules, standard_rules
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.callbacks import CallbacksSection
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from tests.services.offices import Desk


@pytest.fixture
def section(page: PageContext, qtbot: QtBot) -> CallbacksSection:
    made = CallbacksSection(page)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def save(section: CallbacksSection) -> None:
    find(section, QPushButton, "save").click()


def test_what_holds_is_shown(section: CallbacksSection) -> None:
    assert find(section, QLineEdit, "busy").text() == "15 min, 1 h, 4 h, next morning"
    assert find(section, QSpinBox, "most_attempts").value() == standard_rules().most_attempts


def test_saving_what_is_shown_changes_nothing(section: CallbacksSection, desk: Desk) -> None:
    save(section)
    assert callback_rules(desk.store) == standard_rules()


def test_other_rules_are_kept(section: CallbacksSection, desk: Desk) -> None:
    find(section, QSpinBox, "most_attempts").setValue(5)
    find(section, QLineEdit, "no_answer").setText("2 h, Next Morning")
    manager = find(section, ChoiceBox, "manager")
    manager.setCurrentText("Jonas Weber")
    save(section)
    rules = callback_rules(desk.store)
    assert rules.most_attempts == 5
    assert [str(step) for step in rules.retries[CallOutcome.NO_ANSWER]] == ["2 h", "next_morning"]
    assert rules.manager == manager.currentData()


@pytest.mark.parametrize("written", ["soon", "", "0 h"])
def test_a_step_that_is_none_is_refused_beside_its_line(
    section: CallbacksSection, desk: Desk, written: str
) -> None:
    find(section, QLineEdit, "busy").setText(written)
    save(section)
    assert find(section, Field, "busy_field").error
    assert callback_rules(desk.store) == standard_rules()
