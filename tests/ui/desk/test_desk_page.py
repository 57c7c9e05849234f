"""The page of who is in the building."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Channel
from frontdesk.services.contact import Contact, CustomerEntry, VisitEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.visits import in_the_building
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.desk.page import DeskPage
from frontdesk.ui.pages.desk.rows import roll_call
from tests.services.offices import Desk


@pytest.fixture
def shown(page: PageContext, qtbot: QtBot) -> Iterator[DeskPage]:
    made = DeskPage(page)
    qtbot.addWidget(made)
    page.bus.changed.connect(lambda change: made.refresh() if made.concerns(change) else None)
    made.show()
    yield made
    for window in QApplication.topLevelWidgets():
        if isinstance(window, PdfWindow):
            window.close()


def arrive(desk: Desk, name: str, *, host: str = "", badge: str = "", safety_note: str = "") -> int:
    visit = VisitEntry(visitor=name, host=host, badge=badge, safety_note=safety_note)
    contact = Contact(Channel.VISIT, customer=CustomerEntry(name=name), visit=visit)
    return log_contact(desk.ctx, contact=contact).result.interaction


def test_an_empty_building_says_so_and_offers_to_log_a_visit(
    shown: DeskPage, page: PageContext, qtbot: QtBot
) -> None:
    shown.refresh()
    (button,) = (
        each for each in shown.findChildren(QPushButton) if each.isVisible() and each.objectName() == ""
    )
    with qtbot.waitSignal(page.bus.begin_contact) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [Beginning(Channel.VISIT)]
    assert not find(shown, QPushButton, "roll_call").isEnabled()


def test_enter_writes_down_that_a_visitor_leaves_and_the_notice_takes_it_back(
    shown: DeskPage, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    arrive(desk, "Rosa Delgado", host="Jonas Weber", badge="7")
    shown.refresh()
    desk.clock.instant += timedelta(minutes=70)
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert in_the_building(desk.ctx) == ()
    notice: Tell = told.args[0]
    assert notice.undo is not None
    notice.undo()
    assert [each.visitor for each in in_the_building(desk.ctx)] == ["Rosa Delgado"]


def test_the_count_of_people_in_the_building_is_told(shown: DeskPage, desk: Desk, qtbot: QtBot) -> None:
    arrive(desk, "Rosa Delgado")
    arrive(desk, "Liam O’Connor")
    with qtbot.waitSignal(shown.counted) as counted:
        shown.refresh()
    assert counted.args == [2]


def test_pol_19_the_roll_call_lists_everybody_in_the_building(
    shown: DeskPage, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    arrive(desk, "Rosa Delgado", host="Jonas Weber", badge="7", safety_note="uses a wheelchair")
    arrive(desk, "佐藤 花子")
    content = roll_call(in_the_building(desk.ctx), page)
    assert [row[1] for row in content.rows] == ["Rosa Delgado", "佐藤 花子"]
    assert content.rows[0][2:] == ("Jonas Weber", "09:30", "7", "uses a wheelchair")


def test_the_roll_call_opens_as_a_pdf(shown: DeskPage, desk: Desk, qtbot: QtBot) -> None:
    arrive(desk, "Rosa Delgado", host="Jonas Weber")
    shown.refresh()
    qtbot.mouseClick(find(shown, QPushButton, "roll_call"), Qt.MouseButton.LeftButton)
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, PdfWindow))
    assert window.pages == 1


def test_a_visitor_of_yesterday_is_marked_by_the_day(shown: DeskPage, page: PageContext, desk: Desk) -> None:
    arrive(desk, "Rosa Delgado")
    desk.at("2026-11-24 12:00")
    shown.refresh()
    model = shown.list.model()
    assert "Mon 23 Nov" in str(model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole))
