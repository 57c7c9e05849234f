"""Printers, their trays and troubles in the user's words."""

from __future__ import annotations

import re

from frontdesk.printing.printers import Printer
from frontdesk.words import Words

_NUMBERED = re.compile(r"tray-(\d+)")


def tray_name(words: Words, tray: str) -> str:
    """Return what a tray is called; one that only its maker knows is called as the maker does."""
    id_ = f"printing.tray.{tray.replace('-', '_')}"
    if words.has(id_):
        return words.text(id_)
    numbered = _NUMBERED.fullmatch(tray)
    if numbered:
        return words.text("printing.tray.numbered", number=numbered[1])
    return tray.replace("-", " ").replace("_", " ").capitalize()


def printer_state(words: Words, printer: Printer) -> tuple[str, bool]:
    """Return what a printer is doing, and whether that keeps it from printing."""
    if not printer.accepting:
        return words.text("printing.rejects", printer=printer.name), True
    if printer.trouble is not None:
        return words.render(printer.trouble), True
    place = (printer.place, words.text(f"printing.printer.{printer.state}"))
    return " · ".join(filter(None, place)), False
