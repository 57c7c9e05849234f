"""Looking up while typing: the list never takes the keyboard, late answers are not shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.suggestions import SuggestionModel

FOUND = (Suggestion(11, "Marta Veld", "Veld Joinery"), Suggestion(12, "Martin Oduya", "", "3 contacts"))


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[LookupField]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    looked_up = LookupField()
    column.addWidget(looked_up)
    column.addWidget(QLineEdit())
    window.resize(600, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    looked_up.setFocus()
    yield looked_up
    window.close()


def ask(field: LookupField, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(field.asked) as told:
        qtbot.keyClicks(field, text)
    assert told.args == [text]


def test_it_asks_from_the_second_character_on(field: LookupField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.asked, wait=80):
        qtbot.keyClicks(field, "m")


def test_down_and_enter_pick_without_the_keyboard_leaving_the_field(field: LookupField, qtbot: QtBot) -> None:
    ask(field, qtbot, "mar")
    field.offer("mar", FOUND, new_text="New: mar")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.picked) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [12]
    assert field.key == 12
    assert field.hasFocus()


def test_the_last_row_makes_something_new(field: LookupField, qtbot: QtBot) -> None:
    ask(field, qtbot, "mar")
    field.offer("mar", FOUND, new_text="New: mar")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(field.new_wanted) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["mar"]
    assert field.key is None


def test_a_late_answer_to_an_earlier_text_is_not_shown(field: LookupField, qtbot: QtBot) -> None:
    ask(field, qtbot, "mar")
    field.offer("ma", FOUND)
    assert not field.popup.isVisible()


def test_typing_on_undoes_the_pick(field: LookupField, qtbot: QtBot) -> None:
    field.set_picked(11, "Marta Veld", "known · 5 contacts")
    assert field.accessibleDescription() == "known · 5 contacts"
    with qtbot.waitSignal(field.unpicked):
        qtbot.keyClicks(field, "e")
    assert field.key is None


def test_escape_closes_the_list_and_leaving_does_too(field: LookupField, qtbot: QtBot) -> None:
    ask(field, qtbot, "mar")
    field.offer("mar", FOUND)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.popup.isVisible()
    field.offer("mar", FOUND)
    field.window().findChildren(QLineEdit)[-1].setFocus()
    assert not field.popup.isVisible()


def test_nothing_found_shows_nothing(field: LookupField, qtbot: QtBot) -> None:
    ask(field, qtbot, "zz")
    field.offer("zz", ())
    assert not field.popup.isVisible()


def test_the_model_keeps_to_qts_rules(qtbot: QtBot) -> None:
    model = SuggestionModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(FOUND)
    assert model.rowCount() == 2
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Martin Oduya  3 contacts"
    model.set_rows(())
    assert tester.model() is model


def test_near_the_foot_of_the_window_the_list_opens_upwards(field: LookupField, qtbot: QtBot) -> None:
    window = field.window()
    ask(field, qtbot, "mar")
    for rows in (1, 2):
        room_below = field.geometry().bottom() + rows * 20
        window.resize(600, room_below)
        field.offer("mar", FOUND * 4)
        assert window.rect().contains(field.popup.geometry().topLeft())
        assert field.hasFocus()
