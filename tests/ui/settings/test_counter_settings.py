"""What the counter offers and its staff code, as they are set."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.services.counter import code
from frontdesk.services.counter.code import check_code, has_code, set_code
from frontdesk.services.counter.rules import CounterRules, counter_rules
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.counter import CounterSection
from frontdesk.ui.pages.settings.counter_code import CounterCode
from frontdesk.ui.widgets.field import Field
from tests.services.offices import Desk


@pytest.fixture
def section(page: PageContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> CounterSection:
    monkeypatch.setattr(code, "_WORK", 16)
    made = CounterSection(page)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def save(part: QWidget) -> None:
    find(part, QPushButton, "save").click()


def the_code(section: CounterSection) -> CounterCode:
    found = section.findChild(CounterCode)
    assert found is not None
    return found


def test_what_is_offered_is_shown_and_kept(section: CounterSection, desk: Desk) -> None:
    before = counter_rules(desk.store)
    save(section)
    assert counter_rules(desk.store) == before
    find(section, QCheckBox, "language_fr").setChecked(False)
    find(section, QSpinBox, "idle_seconds").setValue(90)
    find(section, QPlainTextEdit, "themes").setPlainText("The building\n\n Opening hours ")
    find(section, QPlainTextEdit, "places").setPlainText("Hall")
    save(section)
    wanted = CounterRules(("en", "de", "es"), 90, themes=("The building", "Opening hours"), places=("Hall",))
    assert counter_rules(desk.store) == wanted
    section.refresh()
    assert find(section, QPlainTextEdit, "themes").toPlainText() == "The building\nOpening hours"
    for language in ("en", "de", "es"):
        find(section, QCheckBox, f"language_{language}").setChecked(False)
    save(section)
    assert find(section, Field, "languages_field").error
    find(section, QCheckBox, "language_de").setChecked(True)
    find(section, QPlainTextEdit, "places").setPlainText("w" * 41)
    save(section)
    assert find(section, Field, "places_field").error
    assert counter_rules(desk.store) == wanted


def test_the_staff_code_is_set_and_never_shown(section: CounterSection, desk: Desk) -> None:
    part = the_code(section)
    lines = [find(part, QLineEdit, name) for name in ("code", "again")]
    assert find(part, QLabel, "state").text().startswith("There is no staff code yet.")
    for typed, wrong in ((("1234", "4321"), "again_field"), (("12", "12"), "code_field")):
        for line, text in zip(lines, typed, strict=True):
            line.setText(text)
        save(part)
        assert find(part, Field, wrong).error
    assert not has_code(desk.store)
    for line in lines:
        line.setText("204060")
    save(part)
    assert check_code(desk.ctx, code="204060").result.right
    assert find(part, QLabel, "state").text().startswith("There is a staff code;")
    for line in lines:
        line.undo()
        assert line.text() == ""
        assert line.echoMode() is QLineEdit.EchoMode.Password


def test_a_new_code_leaves_what_was_begun_above_it(section: CounterSection, desk: Desk) -> None:
    find(section, QPlainTextEdit, "themes").setPlainText("Half a theme")
    part = the_code(section)
    for name in ("code", "again"):
        find(part, QLineEdit, name).setText("204060")
    save(part)
    assert find(section, QPlainTextEdit, "themes").toPlainText() == "Half a theme"
    set_code(desk.ctx, code="1234")  # at another desk
    section.refresh()
    assert find(section, QPlainTextEdit, "themes").toPlainText() == ""
