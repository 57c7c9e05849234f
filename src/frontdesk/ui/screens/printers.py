"""The printers in the pictures: none of them prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from frontdesk.domain.message import message
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import A4, LETTER, Paper
from frontdesk.printing.printers import Capabilities, PaperRange, Printer, PrinterState, Sides

RECEPTION = Printer("reception", "Reception", place="Behind the counter", default=True)
POST_ROOM = Printer(
    "post_room",
    "Post room",
    place="First floor",
    state=PrinterState.STOPPED,
    trouble=message("printing.trouble.no_paper"),
)
_CAN = Capabilities(
    trays=("auto", "tray-1", "tray-2", "by-pass-tray"),
    sides=tuple(Sides),
    colour=True,
    papers=(A4, LETTER),
    ranges=(PaperRange(Paper(76, 127), Paper(216, 356)),),
    most_copies=99,
)


@dataclass(frozen=True, slots=True)
class PicturedPrinters:
    """A `Spooler` that only shows."""

    shown: tuple[Printer, ...] = (RECEPTION, POST_ROOM)

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers of the picture."""
        return self.shown

    def capabilities(self, printer: str) -> Capabilities:
        """Return that each can do everything."""
        return _CAN

    def submit(self, document: BinaryIO, options: PrintOptions, *, title: str) -> str:
        """Take it and do nothing."""
        return title

    def report(self, job: str) -> JobReport:
        """Say that it waits."""
        return JobReport(job, JobState.WAITING)

    def find(self, title: str) -> str | None:
        """Know of no job."""
        return None

    def cancel(self, job: str) -> None:
        """Have nothing to stop."""
