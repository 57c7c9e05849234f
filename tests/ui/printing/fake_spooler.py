"""A spooler in memory that does as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.printing.checking import check_options
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import A4, LETTER, Paper
from frontdesk.printing.printers import Capabilities, PaperRange, Printer, Sides

HALL = Printer("hall", "Hall", place="ground floor")
OFFICE = Printer("office", "Office printer", default=True)
ANY_CARD = PaperRange(Paper(70, 100), Paper(216, 356))
OFFICE_CAN = Capabilities(
    trays=("auto", "tray-1", "tray-2", "by-pass-tray", "odd-slot"),
    sides=tuple(Sides),
    colour=True,
    papers=(A4, LETTER),
    ranges=(ANY_CARD,),
    most_copies=99,
)
HALL_CAN = Capabilities(papers=(A4,), most_copies=1)


@dataclass(slots=True)
class Printed:
    """What was handed over."""

    data: bytes
    options: PrintOptions
    title: str


@dataclass(slots=True)
class FakeSpooler:
    """Two printers; each job goes through the states in `ahead`, the last of which stays."""

    ahead: list[JobState | FrontDeskError] = field(default_factory=lambda: [JobState.COMPLETED])
    known: dict[Printer, Capabilities] = field(default_factory=lambda: {OFFICE: OFFICE_CAN, HALL: HALL_CAN})
    fault: FrontDeskError | None = None
    jobs: list[Printed] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)

    def printers(self) -> tuple[Printer, ...]:
        self._may_fail()
        return tuple(self.known)

    def capabilities(self, printer: str) -> Capabilities:
        self._may_fail()
        for each, can in self.known.items():
            if each.id == printer:
                return can
        raise NotFoundError("printing.no_such_printer", field="printer", printer=printer)

    def submit(self, document: BinaryIO, options: PrintOptions, *, title: str) -> str:
        check_options(options, self.capabilities(options.printer))
        self.jobs.append(Printed(document.read(), options, title))
        return str(len(self.jobs))

    def report(self, job: str) -> JobReport:
        state = self.ahead.pop(0) if len(self.ahead) > 1 else self.ahead[0]
        if isinstance(state, FrontDeskError):
            raise state
        return JobReport(job, state, sheets_done=1)

    def find(self, title: str) -> str | None:
        titles = [each.title for each in self.jobs]
        return str(titles.index(title) + 1) if title in titles else None

    def cancel(self, job: str) -> None:
        self.cancelled.append(job)
        self.ahead = [JobState.CANCELLED]

    def _may_fail(self) -> None:
        if self.fault is not None:
            raise self.fault
