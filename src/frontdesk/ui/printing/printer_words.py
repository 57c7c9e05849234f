"""Printers, paper, trays and troubles in the user's words."""

from __future__ import annotations

import re

from frontdesk.printing.paper import PaperKind
from frontdesk.printing.printers import Printer
from frontdesk.ui.printing.subject import PrintSubject
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


def about(words: Words, subject: PrintSubject) -> str:
    """Return what is to be printed, on how many sheets of which paper: what somebody has to lay in."""
    size = subject.paper
    if subject.kind is PaperKind.OTHER:
        paper = words.text("printing.paper.other", width=f"{size.width:g}", height=f"{size.height:g}")
    else:
        paper = words.text(f"printing.paper.{subject.kind}")
    sheets = words.text("printing.sheets", sheets=subject.sheets) if subject.sheets else ""
    return " · ".join(filter(None, (subject.name, sheets, paper)))
