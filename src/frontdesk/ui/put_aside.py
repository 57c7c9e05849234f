"""Offers what was put aside, or left by a crash, above the page."""

from __future__ import annotations

from PySide6.QtCore import QObject

from frontdesk.ui.intake.desk import IntakeDesk
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.palette import Tone
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.widgets.banner import Banner


class PutAside(QObject):
    """One banner while drafts wait; pressing it opens them all."""

    def __init__(self, page: PageContext, shell: Shell, intake: IntakeDesk) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._intake = intake
        self._banner: Banner | None = None
        intake.put_aside.connect(self.refresh)

    def refresh(self) -> None:
        """Show how many drafts wait, or nothing."""
        waiting = len(self._intake.waiting())
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
        self._intake.resume_all()
        self.refresh()
