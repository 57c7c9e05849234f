"""The Mailroom in a window that has no room for groups and actions side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame

from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_list import MAILROOM
from frontdesk.ui.pages.mailroom import work_row
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.screens import stage


@pytest.mark.parametrize(("room", "below"), [(5_000, False), (300, True)])
def test_actions_stand_below_the_groups_where_both_have_no_room(
    qapp: QApplication, room: int, below: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_row, "_ROOM", room)
    with stage.staged(qapp, Theme(qapp, Scheme.LIGHT)) as shown:
        page = shown.window.shell.open_page(MAILROOM)
        assert isinstance(page, MailroomPage)
        page.open_group(MailroomGroup.TO_POST)
        shown.window.shell.grab()
        actions = find(page, QFrame, "actions").mapTo(page, QPoint(0, 0)).y()
        groups = page.filter.groups
        assert (actions >= groups.mapTo(page, QPoint(0, groups.height())).y()) is below
