"""CUPS' jobs: what is asked for a new one, and how far one is (RFC 8011 §5.2 and §5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontdesk.domain.message import Message, message
from frontdesk.printing.ipp.picking import number, text, texts
from frontdesk.printing.ipp.values import Attribute, Attributes, collection, integer, keyword
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import Paper
from frontdesk.printing.printers import Capabilities, Printer, PrinterState

JOB_ATTRIBUTES = (
    *("job-id", "job-uuid", "job-name", "job-state", "job-state-reasons", "job-printer-uri"),
    *("job-media-sheets-completed", "job-impressions-completed"),
)
_HUNDREDTHS = 100  # of a millimetre: the unit of media-size
_HELD, _STOPPED = 4, 6
_STATES = {
    3: JobState.WAITING,
    _HELD: JobState.STOPPED,
    5: JobState.PRINTING,
    _STOPPED: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.COMPLETED,
}
_FAULTY = "job-completed-with-errors"


@dataclass(frozen=True, slots=True)
class JobName:
    """A job's number with its unique name: a print server that starts anew may use a number again."""

    number: int
    uuid: str

    def __str__(self) -> str:
        return f"{self.number} {self.uuid}"

    @classmethod
    def parse(cls, kept: str) -> JobName | None:
        """Return what `str` gave, or None for what it never gave."""
        digits, _, uuid = kept.partition(" ")
        return cls(int(digits), uuid) if digits.isdecimal() and uuid else None

    def names(self, attributes: Attributes) -> bool:
        """Whether these are the attributes of this job, not of a later one with its number."""
        return text(attributes, "job-uuid") == self.uuid


def job_attributes(options: PrintOptions, paper: Paper, can: Capabilities) -> Iterator[Attribute]:
    """Yield what a new job is asked for; `paper` is as the printer measures it."""
    yield integer("copies", options.copies)
    yield keyword("sides", options.sides.value)
    # A page that is made smaller to fit would leave the window of its envelope.
    yield keyword("print-scaling", "none")
    yield collection("media-col", _size(paper), *_source(options.tray))
    if can.colour:
        yield keyword("print-color-mode", "color" if options.colour else "monochrome")


def report_of(job: JobName, attributes: Attributes, printer: Printer | None) -> JobReport:
    """Return how far a job is; `printer` is None when it has been removed."""
    told = number(attributes, "job-state") or 0
    state = _STATES.get(told, JobState.WAITING)
    reasons = texts(attributes, "job-state-reasons")
    if state is JobState.COMPLETED and _FAULTY in reasons:
        state = JobState.FAILED
    if not state.ended and printer is not None and printer.state is PrinterState.STOPPED:
        state = JobState.STOPPED
    sheets = number(attributes, "job-media-sheets-completed")
    done = sheets if sheets is not None else number(attributes, "job-impressions-completed")
    return JobReport(str(job), state, max(done or 0, 0), _trouble(told, state, printer))


def _trouble(told: int, state: JobState, printer: Printer | None) -> Message | None:
    if state is JobState.FAILED:
        return message("printing.trouble.failed")
    if state.ended:
        return None
    if printer is None:
        return message("printing.trouble.removed")
    if printer.trouble is None and told == _HELD:
        return message("printing.trouble.held")
    return printer.trouble


def _size(paper: Paper) -> Attribute:
    return collection(
        "media-size",
        integer("x-dimension", round(paper.width * _HUNDREDTHS)),
        integer("y-dimension", round(paper.height * _HUNDREDTHS)),
    )


def _source(tray: str) -> tuple[Attribute, ...]:
    return (keyword("media-source", tray),) if tray else ()
