"""The page on which somebody is looked up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Channel
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.people.page import PeoplePage
from tests.services.customers.visitors import call, call_again, complain
from tests.services.offices import Desk


@pytest.fixture
def shown(page: PageContext, qtbot: QtBot) -> PeoplePage:
    made = PeoplePage(page)
    qtbot.addWidget(made)
    page.bus.changed.connect(lambda change: made.refresh() if made.concerns(change) else None)
    made.show()
    return made


@pytest.fixture
def three(desk: Desk) -> tuple[int, int, int]:
    """Rosa, Liam and Hanako, who was the last to call."""
    rosa = call(desk, "Rosa Delgado", "+44 20 7946 0018")
    liam = call(desk, "Liam O’Connor", "+44 20 7946 0555")
    desk.clock.instant += timedelta(minutes=5)
    hanako = call(desk, "佐藤 花子", "+81 3 1234 5678")
    complain(desk, rosa)
    desk.clock.instant += timedelta(minutes=5)
    call_again(desk, hanako)
    return rosa, liam, hanako


def rows_of(shown: PeoplePage) -> list[str]:
    """Return what a screen reader says of each row under the heading."""
    model = shown.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role)) for row in range(1, model.rowCount())]


def type_in(shown: PeoplePage, qtbot: QtBot, text: str) -> None:
    shown.who.clear()
    if text.isascii():
        qtbot.keyClicks(shown.who, text)
    else:  # comes from an input method, not from keys
        shown.who.setText(text)
        shown.who.typed.emit(text)


def visible_button(shown: PeoplePage) -> QPushButton:
    (button,) = (each for each in shown.findChildren(QPushButton) if each.isVisible())
    return button


def test_before_typing_the_latest_contacts_are_shown(shown: PeoplePage, three: tuple[int, int, int]) -> None:
    shown.refresh()
    assert [row.split(", ")[1] for row in rows_of(shown)] == ["佐藤 花子", "Rosa Delgado", "Liam O’Connor"]
    assert rows_of(shown)[0].startswith("2 contacts")
    assert "Opening hours, Call · today 09:40" in rows_of(shown)[0]
    assert rows_of(shown)[1].startswith("1 open case")


@pytest.mark.parametrize(
    ("text", "name"), [("delg", "Rosa Delgado"), ("0555", "Liam O’Connor"), ("花", "佐藤 花子")]
)
def test_a_name_or_the_last_digits_find_somebody(
    shown: PeoplePage, three: tuple[int, int, int], qtbot: QtBot, text: str, name: str
) -> None:
    type_in(shown, qtbot, text)
    assert [row.split(", ")[1] for row in rows_of(shown)] == [name]


def test_one_letter_alone_leaves_the_latest_contacts(
    shown: PeoplePage, three: tuple[int, int, int], qtbot: QtBot
) -> None:
    type_in(shown, qtbot, "d")
    assert len(rows_of(shown)) == 3


def test_enter_opens_who_was_found_and_arrows_choose_another(
    shown: PeoplePage, three: tuple[int, int, int], page: PageContext, qtbot: QtBot
) -> None:
    rosa, liam, hanako = three
    shown.refresh()
    for keys, expected in (
        ((), hanako),
        ((Qt.Key.Key_Down,), rosa),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down), liam),
        ((Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up), hanako),
    ):
        for key in keys:
            qtbot.keyClick(shown.who, key)
        with qtbot.waitSignal(page.bus.show_customer) as asked:
            qtbot.keyClick(shown.who, Qt.Key.Key_Return)
        assert asked.args == [expected]


def test_escape_returns_to_the_latest_contacts(
    shown: PeoplePage, three: tuple[int, int, int], qtbot: QtBot
) -> None:
    type_in(shown, qtbot, "delgado")
    qtbot.keyClick(shown.who, Qt.Key.Key_Escape)
    assert len(rows_of(shown)) == 3


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("Nobody Known", Beginning(Channel.CALL, name="Nobody Known")),
        ("020 7946 0000", Beginning(Channel.CALL, number="020 7946 0000")),
    ],
)
def test_who_is_not_found_can_be_logged_as_somebody_new(
    shown: PeoplePage,
    three: tuple[int, int, int],
    page: PageContext,
    qtbot: QtBot,
    typed: str,
    begun: Beginning,
) -> None:
    type_in(shown, qtbot, typed)
    with qtbot.waitSignal(page.bus.begin_contact) as asked:
        qtbot.mouseClick(visible_button(shown), Qt.MouseButton.LeftButton)
    assert asked.args == [begun]


def test_an_office_without_contacts_says_what_belongs_here(
    shown: PeoplePage, page: PageContext, qtbot: QtBot
) -> None:
    shown.refresh()
    with qtbot.waitSignal(page.bus.begin_contact) as asked:
        qtbot.mouseClick(visible_button(shown), Qt.MouseButton.LeftButton)
    assert asked.args == [Beginning(Channel.CALL)]


def test_a_refresh_keeps_what_is_typed_and_chosen(
    shown: PeoplePage, three: tuple[int, int, int], desk: Desk, qtbot: QtBot
) -> None:
    rosa, _, _ = three
    shown.refresh()
    qtbot.keyClick(shown.who, Qt.Key.Key_Down)
    call(desk, "Giulia Rossi")
    shown.refresh()
    assert len(rows_of(shown)) == 4
    assert shown.list.current_key == rosa
