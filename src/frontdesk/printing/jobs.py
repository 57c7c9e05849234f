"""What was handed to a printer, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.message import Message
from frontdesk.printing.paper import Paper
from frontdesk.printing.printers import Sides


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How a document is to be printed. An empty `tray` leaves the choice to the printer."""

    printer: str  # its id
    paper: Paper
    tray: str = ""
    sides: Sides = Sides.ONE
    copies: int = 1
    colour: bool = True


class JobState(StrEnum):
    """Where a job is.

    `LOST`: the print service knows nothing of it any more; sheets may have come out or not.
    `UNTOLD`: this system never says what becomes of a job, so a person has to look.
    """

    WAITING = "waiting"
    PRINTING = "printing"
    STOPPED = "stopped"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    LOST = "lost"
    UNTOLD = "untold"

    @property
    def ended(self) -> bool:
        """Whether nothing more will be heard of it."""
        return self in _ENDED

    @property
    def printed(self) -> bool:
        """Whether the print service says that every sheet is out."""
        return self is JobState.COMPLETED


_ENDED = frozenset({JobState.COMPLETED, JobState.CANCELLED, JobState.FAILED, JobState.LOST, JobState.UNTOLD})


@dataclass(frozen=True, slots=True)
class JobReport:
    """How far a job is.

    `sheets_done` is what the print service counts: sheets sent, which is more than lie in the tray when
    the printer jams, and counts again what is printed again.
    """

    job: str  # the id that `submit` returned
    state: JobState
    sheets_done: int = 0
    trouble: Message | None = None
