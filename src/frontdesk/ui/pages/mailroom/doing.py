"""What the Mailroom's buttons do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.mail.actions import LetterActions
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.actions import Chosen
from frontdesk.ui.pages.mailroom.job_bars import JobBars


class MailroomDoing(LetterActions):
    """Does the action of a button with the letters that it is meant for."""

    def __init__(
        self,
        page: PageContext,
        actions: CaseActions,
        printing: LetterPrinting,
        jobs: JobBars,
        window: QWidget,
    ) -> None:
        super().__init__(page, actions, printing, window)
        self.drawing.connect(jobs.watch)
        self._doing: Mapping[str, Callable[[tuple[int, ...]], None]] = {
            "show": self.show,
            "drop": self.drop,
            "approve": self.approve,
            "print": self.print,
            "save_pdf": self.save_pdf,
            "mark_sent": self.mark_sent,
            "post": self.post,
            "finish": lambda ids: self.finish(ids[0]),
            "send_back": lambda ids: self.send_back(ids[0]),
            "send": lambda ids: self.send(ids[0]),
            "reprint": lambda ids: self.reprint(ids[0]),
        }

    def do(self, action: str, chosen: Chosen) -> None:
        """Do what a button says."""
        ids = chosen.of(action)
        if ids:
            self._doing[action](ids)

    def open(self, letter: int, group: str) -> None:
        """Open a row: what is to be written is written, an e-mail is sent, the rest is shown."""
        action = {MailroomGroup.TO_WRITE.value: "finish", MailroomGroup.TO_SEND.value: "send"}.get(
            group, "show"
        )
        self._doing[action]((letter,))

    def write_new(self) -> None:
        """Begin a letter to somebody who is found first."""
        self.write(LetterBeginning())
