"""CUPS' printers, read from their attributes (RFC 8011 §5.4, PWG 5100.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontdesk.printing.ipp.picking import collections, flag, number, span, text, texts
from frontdesk.printing.ipp.values import Attributes, Range
from frontdesk.printing.paper import Paper
from frontdesk.printing.printers import Capabilities, PaperRange, Printer, PrinterState, Sides
from frontdesk.printing.troubles import trouble

STATE_ATTRIBUTES = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
PRINTER_ATTRIBUTES = (
    *STATE_ATTRIBUTES,
    *("printer-name", "printer-info", "printer-location", "printer-make-and-model"),
)
CAPABILITY_ATTRIBUTES = (
    *("media-source-supported", "sides-supported", "sides-default", "print-color-mode-supported"),
    *("color-supported", "media-supported", "media-size-supported", "copies-supported"),
)
_STATES = {3: PrinterState.IDLE, 4: PrinterState.PRINTING, 5: PrinterState.STOPPED}
_HUNDREDTHS = 100  # of a millimetre: the unit of media-size
_INCH = 25.4
# The end of PWG 5101.1's names: "na_letter_8.5x11in", "custom_max_216x356mm".
_NAMED_SIZE = re.compile(r"_(?P<width>\d+(?:\.\d+)?)x(?P<height>\d+(?:\.\d+)?)(?P<unit>mm|in)$")


def printer_of(attributes: Attributes, *, default: str) -> Printer:
    """Return a printer; `default` is the id of the one that documents go to unless told otherwise."""
    name = text(attributes, "printer-name")
    state = _STATES.get(number(attributes, "printer-state") or 0, PrinterState.IDLE)
    return Printer(
        id=name,
        name=text(attributes, "printer-info") or name,
        place=text(attributes, "printer-location"),
        model=text(attributes, "printer-make-and-model"),
        default=name == default,
        state=state,
        accepting=flag(attributes, "printer-is-accepting-jobs", default=True),
        trouble=trouble(texts(attributes, "printer-state-reasons"), stopped=state is PrinterState.STOPPED),
    )


def capabilities_of(attributes: Attributes) -> Capabilities:
    """Return what a printer can do."""
    sides = tuple(each for each in Sides if each.value in texts(attributes, "sides-supported"))
    usual = text(attributes, "sides-default")
    copies = span(attributes, "copies-supported")
    modes = texts(attributes, "print-color-mode-supported")
    return Capabilities(
        trays=texts(attributes, "media-source-supported"),
        sides=sides or (Sides.ONE,),
        usual_sides=Sides(usual) if usual in sides else Sides.ONE,
        colour="color" in modes or (not modes and flag(attributes, "color-supported", default=False)),
        papers=tuple(dict.fromkeys(_papers(attributes))),
        ranges=tuple(_ranges(attributes)),
        most_copies=max(copies.high, 1) if copies else 1,
    )


def _papers(attributes: Attributes) -> Iterator[Paper]:
    for size in collections(attributes, "media-size-supported"):
        width, height = number(size, "x-dimension"), number(size, "y-dimension")
        if width and height:
            yield Paper(width / _HUNDREDTHS, height / _HUNDREDTHS)
    for name in texts(attributes, "media-supported"):
        if not name.startswith(("custom_min", "custom_max")) and (paper := _named(name)):
            yield paper


def _ranges(attributes: Attributes) -> Iterator[PaperRange]:
    for size in collections(attributes, "media-size-supported"):
        wide, high = span(size, "x-dimension"), span(size, "y-dimension")
        if wide and high and (wide.low, high.low) != (wide.high, high.high):
            yield _range(wide, high)
    named = texts(attributes, "media-supported")
    least = next((_named(name) for name in named if name.startswith("custom_min")), None)
    most = next((_named(name) for name in named if name.startswith("custom_max")), None)
    if least and most:
        yield PaperRange(least, most)


def _range(wide: Range, high: Range) -> PaperRange:
    return PaperRange(
        Paper(wide.low / _HUNDREDTHS, high.low / _HUNDREDTHS),
        Paper(wide.high / _HUNDREDTHS, high.high / _HUNDREDTHS),
    )


def _named(name: str) -> Paper | None:
    found = _NAMED_SIZE.search(name)
    if found is None:
        return None
    unit = _INCH if found["unit"] == "in" else 1.0
    return Paper(*(round(float(found[side]) * unit, 2) for side in ("width", "height")))
