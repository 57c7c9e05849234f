"""A case is given to whoever stands in, by one key."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Outcome
from frontdesk.services.cases.view import case_view
from frontdesk.ui.dialogs.refer import ReferDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import Target
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.lookup_field import LookupField
from tests.services.absent import send_away
from tests.services.offices import Desk
from tests.ui.cases_logged import letter
from tests.ui.dialogs.conftest import Opened


def test_a_key_gives_the_case_to_who_stands_in(
    page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    send_away(desk, "Jonas Weber", date(2026, 11, 23), date(2026, 11, 27), "Ana Lind")
    case = letter(desk.ctx, outcome=Outcome.NONE)
    dialog = opened(ReferDialog(page, case))
    target = find(dialog, LookupField, "target")
    assert dialog.findChild(QPushButton, "deputy") is None
    qtbot.keyClicks(target, "Jonas")
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "deputy") is not None)
    offer = find(dialog, QPushButton, "deputy")
    assert offer.isVisible()
    assert offer.accessibleName() == "Take Ana Lind, who stands in"
    qtbot.keyClick(target, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert target.key == Target("Reception", "Ana Lind")
    assert not offer.isVisible()
    assert dialog.focusWidget() is find(dialog, DateField, "expected"), "the keyboard goes on"
    dialog.confirm()
    assert case_view(desk.ctx, reference=case.reference).owner == "Ana Lind"
