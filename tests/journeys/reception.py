"""Somebody at the reception's window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.cases.view import case_view
from frontdesk.services.views import CaseView
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.page_list import CASE, MAILROOM, TODAY
from frontdesk.ui.pages.case.page import CasePage
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.pages.today.page import TodayPage
from frontdesk.ui.widgets.buttons import Button
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry
from tests.services.offices import Desk
from tests.ui.typist import Typist

W = TypeVar("W", bound=QWidget)


@dataclass(slots=True)
class Reception:
    """The window, the office behind it, and the hands on the keyboard."""

    window: DeskWindow
    office: Desk
    qtbot: QtBot
    drafts: DraftFolder
    refusals: list[FrontDeskError] = field(default_factory=list)  # told at the foot; each has to be expected

    @property
    def typist(self) -> Typist:
        return Typist(self.qtbot)

    def come_back(self) -> None:
        """Bring the main window to the front."""
        self.window.shell.activateWindow()
        self.qtbot.waitUntil(self.window.shell.isActiveWindow)

    def intake(self, key: Qt.Key) -> IntakeWindow:
        """Press an intake key in whatever window is in front, and return the window that opens."""
        before = set(self.window.intake.windows)
        front = QApplication.activeWindow()
        assert front is not None
        self.qtbot.keyClick(front, key)
        (opened,) = set(self.window.intake.windows) - before
        self.qtbot.waitUntil(opened.isActiveWindow)
        opened.who.first.setFocus()
        return opened

    def notice(self) -> str:
        """Return what the notice at the foot says."""
        notice = self.window.shell.notices.notice
        return notice.text if notice.isVisible() else ""

    def today(self) -> list[Entry]:
        """Open Today and return its rows."""
        page = self.window.shell.open_page(TODAY)
        assert isinstance(page, TodayPage)
        model = page.list.model()
        rows = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
        return [row for row in rows if isinstance(row, Entry)]

    def act_on(self, customer: str) -> None:
        """Choose a customer's row of Today and press Enter."""
        rows = [row for row in self.today() if row.cells[0].first == customer]
        page = self.window.shell.open_page(TODAY)
        assert isinstance(page, TodayPage)
        page.list.choose(rows[0].key)
        self.qtbot.keyClick(page.list, Qt.Key.Key_Return)

    def open_case(self, reference: str) -> CasePage:
        """Show a case."""
        self.window.show_case(reference)
        page = self.window.shell.pages.page(CASE)
        assert isinstance(page, CasePage)
        return page

    def mailroom(self, group: str) -> MailroomPage:
        """Open the Mailroom at one of its groups, or at the register."""
        page = self.window.shell.open_page(MAILROOM)
        assert isinstance(page, MailroomPage)
        page.open_group(group)
        return page

    def press_action(self, page: CasePage, action: str) -> None:
        """Press one of a case's buttons."""
        find(page, Button, f"action_{action}").click()

    def shown(self, kind: type[W]) -> W:
        """Return the one window of a kind that is open."""
        found = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]
        assert len(found) == 1, [type(each).__name__ for each in QApplication.topLevelWidgets()]
        return found[0]

    def case(self, reference: str) -> CaseView:
        """Return a case as it stands."""
        return case_view(self.office.ctx, reference=reference)
