"""What the Mailroom's buttons do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from frontdesk.services.correspondence import MailroomGroup, PrintJobView, mark_printed
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.addresses import AddressForm
from frontdesk.ui.dialogs.came_out import CameOutDialog
from frontdesk.ui.mail.actions import LetterActions
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.pdf_file import ask_target
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext, Tell
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
        super().__init__(page, partial(actions.act, "refer"), window)
        self.printing = printing
        self._jobs = jobs
        self._follow()
        self._doing: Mapping[str, Callable[[tuple[int, ...]], None]] = {
            "show": self.show,
            "drop": self.drop,
            "approve": self.approve,
            "print": self.print,
            "save_pdf": self.save_pdf,
            "mark_sent": self.mark_sent,
            "post": self.post,
            "labels": partial(self.address, AddressForm.LABELS),
            "envelopes": partial(self.address, AddressForm.ENVELOPES),
            "finish": lambda ids: self.finish(ids[0]),
            "send_back": lambda ids: self.send_back(ids[0]),
            "send": lambda ids: self.send(ids[0]),
            "reprint": lambda ids: self.reprint(ids[0]),
        }

    def _follow(self) -> None:
        """Let the bars show what is at a printer, and do what they offer."""
        self.printing.drawing.connect(self._jobs.watch)
        self.printing.heard.connect(self._jobs.hear)
        self._jobs.hear(self.printing.hearsay)
        self._jobs.outcome_wanted.connect(self.ask_outcome)
        self._jobs.printed_told.connect(self.all_printed)
        self._jobs.stop_wanted.connect(self.printing.cancel)

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

    def save_pdf(self, ids: Sequence[int]) -> None:
        """Ask for a file and draw letters into it, postcards into one beside it."""
        target = ask_target(self._page, self._window)
        if target is not None:
            self.printing.save(ids, target)

    def ask_outcome(self, job: PrintJobView) -> None:
        """Ask what came out of a printer that stopped."""
        CameOutDialog(self._page, job, self._window).show()

    def all_printed(self, job: int) -> None:
        """Mark everything of a job printed: whoever printed its PDF says so."""
        self._page.write(lambda context: mark_printed(context, job=job), self._printed, owner=self)

    def _printed(self, letters: tuple[int, ...]) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("mailroom.printed", count=len(letters))))
