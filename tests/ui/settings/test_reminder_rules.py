"""When what is owed is told, as it is set."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Lead
from frontdesk.services.reminders.rules import reminder_rules, standard_reminders
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.reminders import ReminderDialog, RemindersSection
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry, Lines
from tests.services.offices import Desk

CALLBACK = DeadlineKind.CALLBACK


@pytest.fixture
def section(page: PageContext, qtbot: QtBot) -> RemindersSection:
    made = RemindersSection(page)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def row(section: RemindersSection, kind: DeadlineKind) -> Entry:
    section.refresh()
    model = section.list.model()
    rows = (model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount()))
    return next(each for each in rows if isinstance(each, Entry) and each.key is kind)


def opened(section: RemindersSection, kind: DeadlineKind) -> ReminderDialog:
    section.act(kind)
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, ReminderDialog))
    return dialog


def test_a_kind_is_reminded_of_as_the_office_wants(section: RemindersSection, desk: Desk) -> None:
    before = row(section, CALLBACK)
    assert before.cells[1].first == "First: 10 min before"
    assert before.cells[1].second == "Then: when it is due"
    nobody = "No duty manager is named yet: see Callbacks"
    assert before.cells[2] == Lines("The duty manager hears of delays", nobody)
    dialog = opened(section, CALLBACK)
    ahead = find(dialog, ChoiceBox, "ahead")
    assert ahead.currentText() == "10 min before"
    ahead.setCurrentIndex(ahead.findData(60))
    find(dialog, QCheckBox, "manager").setChecked(False)
    dialog.confirm()
    assert reminder_rules(desk.store).lead(CALLBACK) == Lead(timedelta(hours=1), timedelta(0))
    after = row(section, CALLBACK)
    assert (after.cells[1].first, after.cells[2].first) == ("First: 1 h before", "")
    assert after.cells[0].second


def test_what_makes_no_sense_is_refused_beside_its_field(section: RemindersSection, desk: Desk) -> None:
    dialog = opened(section, CALLBACK)
    due = find(dialog, ChoiceBox, "due")
    due.setCurrentIndex(due.findData(30))
    dialog.confirm()
    assert find(dialog, Field, "ahead_field").error
    assert reminder_rules(desk.store) == standard_reminders()
    dialog.close()
