"""Refusing what a printer cannot do: print services drop such wishes in silence, and the paper is spoilt."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.jobs import PrintOptions
from frontdesk.printing.paper import Paper
from frontdesk.printing.printers import Capabilities


def check_options(options: PrintOptions, can: Capabilities) -> Paper:
    """Return the sheet as the printer measures it. Raises `FrontDeskError` with the field at fault."""
    if options.tray and options.tray not in can.trays:
        raise FrontDeskError("printing.no_such_tray", field="tray", tray=options.tray)
    if options.sides not in can.sides:
        raise FrontDeskError("printing.one_side_only", field="sides")
    if not 1 <= options.copies <= can.most_copies:
        raise FrontDeskError("printing.copies", field="copies", most=can.most_copies)
    paper = can.exact(options.paper)
    if paper is None:
        width, height = (f"{side:g}" for side in (options.paper.width, options.paper.height))
        raise FrontDeskError("printing.no_such_paper", field="paper", width=width, height=height)
    return paper
