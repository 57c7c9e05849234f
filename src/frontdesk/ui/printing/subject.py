"""What is to be printed, and how it was decided to print it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontdesk.printing.jobs import PrintOptions
from frontdesk.printing.paper import Paper, PaperKind
from frontdesk.printing.printers import Sides
from frontdesk.services.stationery.printer import Offset


@dataclass(frozen=True, slots=True)
class PrintSubject:
    """What the print dialog is about.

    `name` says it in the user's words ("40 letters"). `sides` is given where nothing else makes sense, such
    as for postcards with a picture; otherwise the user chooses. `turned` is how a sheet with two sides is
    turned over; `by_hand`, that somebody may do so where the printer cannot. Where a sheet has several
    `places` it is asked at which one to begin. `as_pdf`: a file may be asked for instead.
    """

    name: str
    paper: Paper
    kind: PaperKind
    sheets: int = 0  # 0: not known
    sides: Sides | None = None
    turned: Sides = Sides.LONG_EDGE
    by_hand: bool = False
    copies: bool = True  # whether more than one may be wanted
    places: int = 1
    as_pdf: bool = False


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the user decided. Two sides: each letter of a batch must begin on a sheet of its own.

    `by_hand` is how somebody turns the sheets between their fronts and their backs.
    """

    options: PrintOptions
    printer_name: str
    offset: Offset
    start: int = 1  # the first free place of a sheet that has several
    by_hand: Sides | None = None

    @property
    def sides(self) -> Sides:
        """Return how the sheets come to have two sides, whoever turns them."""
        return self.by_hand or self.options.sides

    @property
    def once(self) -> PrintOptions:
        """Return the same for a single sheet."""
        return replace(self.options, copies=1, sides=Sides.ONE)


def turned_over(paper: Paper) -> Sides:
    """Return how a sheet with two sides is turned so that the back is not upside down."""
    return Sides.SHORT_EDGE if paper.width > paper.height else Sides.LONG_EDGE
