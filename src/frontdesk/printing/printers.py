"""What printers there are and what they can do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.message import Message
from frontdesk.printing.paper import Paper


class PrinterState(StrEnum):
    """What a printer is doing."""

    IDLE = "idle"
    PRINTING = "printing"
    STOPPED = "stopped"


class Sides(StrEnum):
    """Whether a sheet is printed on both sides, and over which edge it is turned."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer of this computer; `trouble` says why it does not print at present."""

    id: str  # what the system calls it
    name: str  # what people call it
    place: str = ""
    model: str = ""
    default: bool = False
    state: PrinterState = PrinterState.IDLE
    accepting: bool = True
    trouble: Message | None = None


@dataclass(frozen=True, slots=True)
class PaperRange:
    """Sheets of any size between two, as printers with adjustable guides take them."""

    least: Paper
    most: Paper

    def holds(self, paper: Paper) -> bool:
        """Whether a sheet is neither too small nor too large."""
        sheet = paper.upright
        return (
            self.least.width <= sheet.width <= self.most.width
            and self.least.height <= sheet.height <= self.most.height
        )


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one printer can do; trays by the words of the protocol ("tray-1", "by-pass-tray").

    Without any paper or tray the printer does not say what it has.
    """

    trays: tuple[str, ...] = ()
    sides: tuple[Sides, ...] = (Sides.ONE,)
    usual_sides: Sides = Sides.ONE
    colour: bool = False
    papers: tuple[Paper, ...] = ()
    ranges: tuple[PaperRange, ...] = ()
    most_copies: int = 1

    def exact(self, paper: Paper) -> Paper | None:
        """Return a sheet as the printer measures it, or None where it does not take it."""
        known = next((each for each in self.papers if each.same_as(paper)), None)
        if known is not None:
            return known.upright
        measured = bool(self.papers or self.ranges)
        fits = not measured or any(each.holds(paper) for each in self.ranges)
        return paper.upright if fits else None
