"""Forty letters of every kind and language before the post goes, from the keyboard alone."""

from __future__ import annotations

from io import BytesIO
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_list import MAILROOM
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from tests.journeys.forty import LETTERS, POSTCARDS, READERS, forty
from tests.journeys.reception import Reception
from tests.page_keys import page_key
from tests.services.mailroom.letters import states, text_of
from tests.ui.printing.fake_spooler import FakeSpooler

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
W = TypeVar("W", bound=QWidget)
GREETINGS = ("Dear Rosa Delgado", "Guten Tag Ulrike Hartmann", "Bonjour", "Lucía García Ñíguez")


def in_front(reception: Reception, kind: type[W]) -> W:
    """Wait until the one window of a kind has the keyboard, and return it."""
    found = reception.shown(kind)
    reception.qtbot.waitUntil(found.isActiveWindow)
    return found


@pytest.fixture
def printers(reception: Reception) -> FakeSpooler:
    made = FakeSpooler()
    reception.window.page.spooler = lambda: made
    return made


def mailroom(reception: Reception) -> MailroomPage:
    page = reception.window.shell.pages.page(MAILROOM)
    assert isinstance(page, MailroomPage)
    return page


def test_pol_13_forty_letters_go_out_with_seven_key_presses(
    reception: Reception, printers: FakeSpooler
) -> None:
    ids = forty(reception.office)
    keys = reception.typist
    keys.press(page_key(MAILROOM), ALT)
    keys.press(Qt.Key.Key_P, CONTROL)
    for _paper in ("letters", "postcards"):
        in_front(reception, PrintDialog)
        keys.press(Qt.Key.Key_Return, CONTROL)
    assert [len(PdfReader(BytesIO(each.data)).pages) for each in printers.jobs] == [LETTERS, POSTCARDS]
    assert set(states(reception.office, ids)) == {"printed"}
    reception.come_back()
    keys.press(Qt.Key.Key_5, CONTROL)
    keys.press(Qt.Key.Key_Return, CONTROL)
    in_front(reception, PostDialog)
    keys.press(Qt.Key.Key_Return, CONTROL)
    assert set(states(reception.office, ids)) == {"posted"}
    assert reception.notice() == "40 letters marked posted."
    assert keys.keys == 14  # seven times one key while another is held

    reception.come_back()
    keys.press(Qt.Key.Key_6, CONTROL)
    page = mailroom(reception)
    assert page.group == REGISTER
    assert page.shown_table.rows.rowCount() == len(ids)
    find(page, QPushButton, "print_list").click()
    register = reception.shown(PdfWindow)
    assert register.windowTitle() == "Outgoing register"
    assert register.pages > 1


def test_every_letter_is_in_its_readers_language_and_names_them_in_their_script(
    reception: Reception, printers: FakeSpooler
) -> None:
    forty(reception.office)
    keys = reception.typist
    keys.press(page_key(MAILROOM), ALT)
    keys.press(Qt.Key.Key_P, CONTROL)
    in_front(reception, PrintDialog)
    keys.press(Qt.Key.Key_Return, CONTROL)
    in_front(reception, PrintDialog)
    keys.press(Qt.Key.Key_Escape)
    said = text_of(printers.jobs[0].data)
    for greeting in GREETINGS:
        assert greeting in said
    for reader in READERS[4:6]:
        assert reader.name in said
    assert mailroom(reception).chosen().shown == mailroom(reception).chosen().of("print")


def test_what_is_chosen_is_looked_at_first_and_printed_from_there(
    reception: Reception, printers: FakeSpooler
) -> None:
    forty(reception.office)
    keys = reception.typist
    keys.press(page_key(MAILROOM), ALT)
    for _row in range(2):
        keys.press(Qt.Key.Key_Down, SHIFT)
    assert find(mailroom(reception), QPushButton, "do_print").text() == "Print 3"
    keys.press(Qt.Key.Key_P, CONTROL | SHIFT)
    assert in_front(reception, PdfWindow).pages == 3
    keys.press(Qt.Key.Key_P, CONTROL)
    in_front(reception, PrintDialog)
    keys.press(Qt.Key.Key_Return, CONTROL)
    assert [len(PdfReader(BytesIO(each.data)).pages) for each in printers.jobs] == [3]
    reception.come_back()
    keys.press(Qt.Key.Key_5, CONTROL)
    page = mailroom(reception)
    assert page.group == MailroomGroup.TO_POST
    assert page.shown_table.rows.rowCount() == 3
