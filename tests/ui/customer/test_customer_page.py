"""The page of one customer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Channel, Direction
from frontdesk.services.attachments import keep_scan
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.changes import Area, Changes
from frontdesk.services.contact import Scan
from frontdesk.services.customers.edit import edit_customer
from frontdesk.services.customers.file import CustomerFile
from frontdesk.services.customers.page import customer_view
from frontdesk.services.customers.twins import merge_customers
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.customer.page import CustomerPage
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.elided_label import ElidedLabel
from tests.services.customers.visitors import call, complain
from tests.services.offices import Desk
from tests.ui.customer.conftest import Known, only_dialog, rows_of


def chips(shown: CustomerPage) -> list[str]:
    return [each.chip.text for each in shown.findChildren(Chip) if each.isVisible()]


def press(qtbot: QtBot, shown: QWidget, name: str) -> None:
    qtbot.mouseClick(find(shown, QPushButton, name), Qt.MouseButton.LeftButton)


def file_button(shown: CustomerPage, card: str) -> QPushButton:
    (button,) = (each for each in find(shown, QWidget, f"{card}_host").findChildren(QPushButton))
    return button


def test_it_says_who_it_is_and_how_much_there_was(
    shown: CustomerPage, known: Known, page: PageContext
) -> None:
    assert find(shown, ElidedLabel, "name").text() == "Rosa Delgado"
    assert chips(shown) == ["New", "1 open case"]
    file = CustomerFile(name="Rosa Delgado", organisation="Hill & Co", language="es", preferred_way="letter")
    edit_customer(page.context, id=known.rosa, file=file)
    shown.refresh()
    assert chips(shown) == ["New", "1 open case", "Spanish", "Prefers letters"]
    assert find(shown, ElidedLabel, "about").text() == "Hill & Co"


def test_who_has_been_known_for_longer_is_not_new(shown: CustomerPage, desk: Desk) -> None:
    desk.at("2026-11-26 10:00")
    shown.refresh()
    assert chips(shown)[0] == "2 contacts"
    assert find(shown, ElidedLabel, "about").text() == "known since Monday, 23 November"


def test_everything_there_was_is_told_newest_first_and_enter_opens_the_case(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    first, second = rows_of(shown.history)
    assert first.startswith("Mon 09:35, Call · Complaint, Parcel left in the rain")
    assert known.reference in first
    assert second.startswith("09:30, Call, Opening hours")
    shown.history.setCurrentIndex(shown.history.model().index(0, 0))
    with qtbot.waitSignal(page.bus.show_case) as asked:
        qtbot.keyClick(shown.history, Qt.Key.Key_Return)
    assert asked.args == [known.reference]


def test_open_cases_come_first_and_open_with_enter(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    (row,) = rows_of(shown.cases)
    assert row.startswith(f"{known.reference}, Referred")
    shown.cases.setCurrentIndex(shown.cases.model().index(0, 0))
    with qtbot.waitSignal(page.bus.show_case) as asked:
        qtbot.keyClick(shown.cases, Qt.Key.Key_Return)
    assert asked.args == [known.reference]


def test_the_ways_to_reach_are_laid_out_as_the_post_wants_them(shown: CustomerPage) -> None:
    number, email, address = rows_of(shown.reach)
    assert number == "+44 20 7946 0018, Call"
    assert email == "rosa@example.org, Copy"
    assert address == "12 Mill Lane, Copy, LEEDS\nLS1 4AB"


def test_a_number_is_called_and_an_address_copied(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    shown.reach.setCurrentIndex(shown.reach.model().index(0, 0))
    with qtbot.waitSignal(page.bus.begin_contact) as begun:
        qtbot.keyClick(shown.reach, Qt.Key.Key_Return)
    assert begun.args == [
        Beginning(Channel.CALL, Direction.OUTBOUND, known.rosa, "Rosa Delgado", "+44 20 7946 0018")
    ]
    shown.reach.setCurrentIndex(shown.reach.model().index(2, 0))
    qtbot.keyClick(shown.reach, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "12 Mill Lane\nLEEDS\nLS1 4AB"


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.VISIT, Channel.MAIL])
def test_a_contact_begins_with_the_customer(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot, channel: Channel
) -> None:
    with qtbot.waitSignal(page.bus.begin_contact) as begun:
        press(qtbot, shown, channel.value)
    assert begun.args == [Beginning(channel, customer=known.rosa, name="Rosa Delgado")]


def test_a_possible_twin_is_merged_and_the_notice_parts_them_again(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    assert find(shown, QWidget, "twins_card").isVisible()
    assert not find(shown, QWidget, "merged_card").isVisible()
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(file_button(shown, "twins"), Qt.Key.Key_Space)
    assert len(rows_of(shown.history)) == 4
    assert rows_of(shown.history)[0].endswith("Merged with R. Delgado, Ana Lind")
    assert not find(shown, QWidget, "twins_card").isVisible()
    undo(told.args)()
    assert rows_of(shown.history)[0].endswith("Parted from R. Delgado, Ana Lind")
    assert len(customer_view(page.context, id=known.rosa).history) == 2
    assert find(shown, QWidget, "twins_card").isVisible()


def test_a_merged_file_is_parted_and_the_notice_merges_it_again(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    merge_customers(page.context, kept=known.rosa, twin=known.twin)
    shown.refresh()
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(file_button(shown, "merged"), Qt.Key.Key_Space)
    assert customer_view(page.context, id=known.rosa).twins == ()
    undo(told.args)()
    assert [each.id for each in customer_view(page.context, id=known.rosa).twins] == [known.twin]


def undo(told: list[Tell]) -> Callable[[], None]:
    (notice,) = told
    assert notice.undo is not None
    return notice.undo


def test_whoever_was_merged_is_shown_as_the_one_they_were_merged_into(
    shown: CustomerPage, known: Known, page: PageContext
) -> None:
    merge_customers(page.context, kept=known.rosa, twin=known.twin)
    shown.show_customer(known.twin)
    assert shown.customer == known.rosa
    assert find(shown, ElidedLabel, "name").text() == "Rosa Delgado"


def test_documents_are_listed_where_there_are_some(
    shown: CustomerPage, known: Known, page: PageContext
) -> None:
    assert not find(shown, QWidget, "documents_card").isVisible()
    interaction = customer_view(page.context, id=known.rosa).history[0].interaction
    keep_scan(page.context, scan=Scan("letter.pdf", b"%PDF-1.4\n%%EOF\n"), interaction=interaction)
    shown.refresh()
    assert rows_of(shown.documents) == ["letter.pdf, Mon 23 Nov"]


def test_only_changes_of_this_customer_concern_the_page(
    shown: CustomerPage, known: Known, desk: Desk
) -> None:
    contacts = frozenset({Area.CONTACTS})
    assert shown.concerns(Changes(contacts, customers=frozenset({known.rosa})))
    assert shown.concerns(Changes(frozenset({Area.CASES}), cases=frozenset({known.reference})))
    assert shown.concerns(Changes(contacts))
    assert not shown.concerns(Changes(contacts, customers=frozenset({known.twin})))
    assert not shown.concerns(Changes(frozenset({Area.CASES}), cases=frozenset({"26-99999-0"})))


def test_a_name_of_any_length_and_script_leaves_room_for_the_buttons(shown: CustomerPage, desk: Desk) -> None:
    shown.window().resize(1088, 712)
    shown.resize(1088, 712)
    for name in ("W" * 300, "محمد " * 50, "佐藤" * 100, "Zoë 🎈" * 40):
        customer = call(desk, name, "+44 20 7946 0500")
        complain(desk, customer, name)
        shown.show_customer(customer)
        button = find(shown, QPushButton, "call")
        assert shown.minimumSizeHint().width() <= 1088
        assert button.mapTo(shown, button.rect().topRight()).x() < 1088
        assert find(shown, ElidedLabel, "name").toolTip()


def test_a_callback_is_agreed_with_a_key_and_stands_on_the_page(
    shown: CustomerPage, desk: Desk, qtbot: QtBot
) -> None:
    card = find(shown, QFrame, "callbacks_card")
    assert not card.isVisible()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_F7)
    dialog = only_dialog()
    assert isinstance(dialog, AgreeDialog)
    find(dialog, QLineEdit, "window").setText("Thu 10")
    dialog.confirm()
    assert card.isVisible()
    assert rows_of(shown.callbacks) == ["Thu 26 Nov 10:00–11:00, Later, Ana Lind"]
    shown.callbacks.opened.emit(open_callbacks(desk.ctx).rows[0].id)
    assert isinstance(only_dialog(), CallWindow)
