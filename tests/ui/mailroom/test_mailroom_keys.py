"""The Mailroom by the keyboard alone, in its own time: letters come a moment after the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.services.correspondence import MailroomGroup, print_letters
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.contacts import REFERRED_LETTER, begin
from tests.services.mailroom.letters import many, waiting
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import top

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(threaded: PageContext, window: QWidget, desk: Desk, qtbot: QtBot) -> MailroomPage:
    """Open the page where three letters wait to be printed and one to be posted."""
    many(desk, 3)
    begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    print_letters(desk.ctx, ids=waiting(desk)[-1:])
    assert len(waiting(desk, CorrespondenceState.PRINTED)) == 1
    made = MailroomPage(
        threaded, CaseActions(threaded, window), window, printing=LetterPrinting(threaded, window)
    )
    made.resize(1060, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.refresh()
    made.shown()
    return made


def test_the_keyboard_goes_to_the_letters_once_they_are_there(opened: MailroomPage, qtbot: QtBot) -> None:
    assert not opened.table.hasFocus()
    qtbot.waitUntil(opened.table.hasFocus)
    qtbot.keyClick(opened.table, Qt.Key.Key_A, CONTROL)
    assert len(opened.chosen().ids) == 3


def test_whoever_went_elsewhere_meanwhile_is_left_there(opened: MailroomPage, qtbot: QtBot) -> None:
    opened.filter.focus_text()
    qtbot.waitUntil(lambda: opened.table.rows.rowCount() == 3)
    assert not opened.table.hasFocus()


def test_every_group_has_its_key(opened: MailroomPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.table.hasFocus)
    qtbot.keyClick(opened.table, Qt.Key.Key_5, CONTROL)
    assert opened.group == MailroomGroup.TO_POST
    qtbot.waitUntil(lambda: opened.table.hasFocus() and opened.table.rows.rowCount() == 1)
    qtbot.keyClick(opened.table, Qt.Key.Key_6, CONTROL)
    assert opened.group == REGISTER
    groups = find(opened, Segmented, "groups")
    tips = [each.toolTip() for each in groups.findChildren(QAbstractButton) if each.isVisible()]
    assert tips[4:] == ["To post 1 (Ctrl 5)", "Sent (Ctrl 6)"]


def test_where_a_group_is_empty_the_keyboard_stays_on_the_groups(opened: MailroomPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.table.hasFocus)
    qtbot.keyClick(opened.table, Qt.Key.Key_2, CONTROL)
    qtbot.waitUntil(lambda: not opened.table.isVisible())
    focused = opened.window().focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "To approve"


def test_the_preview_has_a_key_too(opened: MailroomPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.table.hasFocus)
    show = find(opened, QPushButton, "do_show")
    assert show.toolTip() == "Preview 3 (Ctrl Shift P)"
    qtbot.keyClick(opened.table, Qt.Key.Key_P, CONTROL | SHIFT)
    qtbot.waitUntil(
        lambda: bool([each for each in opened.window().findChildren(PdfWindow) if each.isVisible()])
    )
    assert top(PdfWindow).windowTitle() == "3 letters"
