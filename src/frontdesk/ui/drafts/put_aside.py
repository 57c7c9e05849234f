"""Offers what was put aside, or left by a crash, above the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.ui.dialogs.opening import offered
from frontdesk.ui.drafts.draft import StoredDraft
from frontdesk.ui.intake.desk import IntakeDesk
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.mail.desk import LetterDesk
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from frontdesk.ui.dialogs.reopening import Reopening


class PutAside(QObject):
    """One banner while drafts of contacts, letters or dialogs wait; pressing it opens them all."""

    def __init__(self, page: PageContext, shell: Shell, desks: Sequence[IntakeDesk | LetterDesk]) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._desks = desks
        self._banner: Banner | None = None
        self._waiting = 0
        self._loaded: Reopening | None = None
        for desk in desks:
            desk.put_aside.connect(self.refresh)
        page.bus.put_aside.connect(self.refresh)
        page.bus.take_up.connect(self._take_up)

    def refresh(self) -> None:
        """Show how many drafts wait, or nothing."""
        waiting = sum(len(desk.waiting()) for desk in self._desks) + len(self._dialogs())
        if waiting == self._waiting:
            return
        self._waiting = waiting
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if waiting:
            self._show(waiting)

    def _show(self, waiting: int) -> None:
        say = self._page.say
        self._banner = Banner(say("intake.put_aside", count=waiting), Tone.ACCENT, say("intake.go_on"))
        self._banner.acted.connect(self._go_on)
        self._shell.add_banner(self._banner)

    def _go_on(self) -> None:
        for desk in self._desks:
            desk.resume_all()
        for draft in self._dialogs():
            self._reopening.open(draft)
        self.refresh()

    def _dialogs(self) -> list[StoredDraft]:
        """Return the drafts that no open dialog shows."""
        drafts = self._page.drafts
        return [each for each in drafts.stored() if offered(each) and each.name not in drafts.in_use]

    def _take_up(self, draft: StoredDraft) -> None:
        """Open a dialog again whose text was given up, and then was not."""
        drafts = self._page.drafts
        self._page.tasks.read(
            lambda: drafts.write(draft),
            lambda _kept: self._reopening.open(draft),
            lane=Lane.DRAFTS,
            owner=self,
        )

    @property
    def _reopening(self) -> Reopening:
        if self._loaded is None:
            from frontdesk.ui.dialogs.reopening import Reopening  # noqa: PLC0415  start-up: see warm_up

            self._loaded = Reopening(self._page, self._shell)
        return self._loaded
