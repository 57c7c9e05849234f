"""The first start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontdesk.services.context import Actor
from frontdesk.services.office.particulars import office
from frontdesk.services.staff.people import staff
from frontdesk.ui.desk import read_desk
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.welcome.welcome import Welcome
from frontdesk.ui.widgets.field import Field


def shown(page: PageContext, qtbot: QtBot) -> Welcome:
    welcome = Welcome(page)
    qtbot.addWidget(welcome)
    with qtbot.waitActive(welcome):
        welcome.show()
        welcome.activateWindow()
    return welcome


def fill(welcome: Welcome, name: str, text: str) -> None:
    find(welcome, QLineEdit, name).setText(text)


def choose(welcome: Welcome, name: str, code: str) -> None:
    box = find(welcome, QComboBox, name)
    box.setCurrentIndex(box.findData(code))


def test_an_office_is_set_up_by_keyboard_and_its_first_person_sits_down(
    empty_page: PageContext, qtbot: QtBot
) -> None:
    welcome = shown(empty_page, qtbot)
    fill(welcome, "name", "Hafenkontor Lübeck")
    choose(welcome, "country", "DE")
    choose(welcome, "subdivision", "SH")
    find(welcome, QPlainTextEdit, "address").setPlainText("Kai 3\n23552 Lübeck")
    fill(welcome, "hours_4", "9–12, 13–15")
    fill(welcome, "person", "Ana Lind")
    with qtbot.waitSignal(welcome.finished) as finished:
        qtbot.keyClick(welcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = office(empty_page.context)
    assert (kept.name, kept.country, kept.subdivision) == ("Hafenkontor Lübeck", "DE", "SH")
    assert kept.timezone == "Europe/Berlin"
    assert kept.address == ("Kai 3", "23552 Lübeck")
    assert kept.hours == "mon-thu 09:00-17:00; fri 09:00-12:00,13:00-15:00"
    (person,) = staff(empty_page.context)
    assert finished.args == [Actor("Ana Lind", person.id)]
    assert read_desk().person == "Ana Lind"  # at the next start too


def test_hours_that_cannot_be_are_refused_beside_the_hours_and_nothing_is_set_up(
    empty_page: PageContext, qtbot: QtBot
) -> None:
    welcome = shown(empty_page, qtbot)
    fill(welcome, "name", "Harbour Office")
    fill(welcome, "hours_3", "9 to noon")
    fill(welcome, "person", "Ana Lind")
    qtbot.keyClick(welcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert find(welcome, Field, "hours_field").error
    assert welcome.focusWidget() is find(welcome, QLineEdit, "hours_3")
    assert find(welcome, QLineEdit, "name").text() == "Harbour Office"
    assert staff(empty_page.context) == ()


def test_nobody_at_the_desk_is_asked_for_beside_the_name_and_the_office_is_not_half_made(
    empty_page: PageContext, qtbot: QtBot
) -> None:
    welcome = shown(empty_page, qtbot)
    qtbot.keyClick(welcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert find(welcome, Field, "person_field").error
    fill(welcome, "person", "Ana Lind")
    with qtbot.waitSignal(welcome.finished):
        qtbot.keyClick(welcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_closing_the_window_tells_that_no_office_was_set_up(empty_page: PageContext, qtbot: QtBot) -> None:
    welcome = shown(empty_page, qtbot)
    with qtbot.waitSignal(welcome.left):
        welcome.close()
