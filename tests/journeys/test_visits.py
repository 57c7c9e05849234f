"""Somebody comes in, is in the building, and leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt

from frontdesk.services.visits import in_the_building
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_list import DESK
from frontdesk.ui.pages.desk.page import DeskPage
from frontdesk.ui.widgets.lookup_field import LookupField
from tests.journeys.reception import Reception


def test_pol_19_a_visitor_is_in_the_building_until_they_leave(reception: Reception) -> None:
    window = reception.intake(Qt.Key.Key_F2)
    reception.typist.write("Gareth Lund")
    find(window, LookupField, "host").setText("Jonas Weber")
    window.matter.choose(None)
    with reception.qtbot.waitSignal(window.saved):
        window.save()
    page = reception.window.shell.open_page(DESK)
    assert isinstance(page, DeskPage)
    assert [visit.visitor for visit in in_the_building(reception.office.ctx)] == ["Gareth Lund"]
    reception.office.at("2026-11-23 10:15")
    reception.qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert in_the_building(reception.office.ctx) == ()
    reception.come_back()
    reception.qtbot.keyClick(reception.window.shell, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert len(in_the_building(reception.office.ctx)) == 1
