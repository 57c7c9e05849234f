"""Printing where there is no CUPS: the pages are drawn at the printer's resolution and given to the system.

For Windows, where it is untested. The system tells programs nothing of a job once it has it, so every job
ends as `UNTOLD` and somebody has to look.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock
from typing import BinaryIO

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.message import Message, message
from frontdesk.printing.checking import check_options
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import Paper
from frontdesk.printing.printers import Capabilities, PaperRange, Printer, PrinterState, Sides
from frontdesk.ui.printing.qt_painting import paint_pages

_log = logging.getLogger(__name__)
_MOST_COPIES = 999
_DPI = 300  # what letters need; a whole batch at 1200 takes minutes and looks the same
_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}
_STATES = {
    QPrinter.PrinterState.Active: PrinterState.PRINTING,
    QPrinter.PrinterState.Aborted: PrinterState.STOPPED,
    QPrinter.PrinterState.Error: PrinterState.STOPPED,
}
_TRAYS = {
    "upper": QPrinter.PaperSource.Upper,
    "lower": QPrinter.PaperSource.Lower,
    "middle": QPrinter.PaperSource.Middle,
    "manual": QPrinter.PaperSource.Manual,
    "envelope": QPrinter.PaperSource.Envelope,
    "large-capacity": QPrinter.PaperSource.LargeCapacity,
}


@dataclass(slots=True)
class _Job:
    """One job of this run of the program."""

    title: str
    state: JobState = JobState.WAITING
    pages: int = 0
    trouble: Message | None = None
    stop: Event = field(default_factory=Event)


class QtSpooler:
    """A `Spooler` on QtPrintSupport; one thread paints one job after the other."""

    def __init__(self, printer_for: Callable[[PrintOptions, str], QPrinter] | None = None) -> None:
        """`printer_for` makes the printer of a job with its title: the system's, unless another is given."""
        self._printer_for = printer_for or _system_printer
        self._painter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="frontdesk-paint")
        self._jobs: dict[str, _Job] = {}
        self._numbers = count(1)
        self._lock = Lock()

    def printers(self) -> tuple[Printer, ...]:
        """Return this computer's printers, the default one first."""
        found = [_printer(info) for info in QPrinterInfo.availablePrinters()]
        return tuple(sorted(found, key=lambda each: (not each.default, each.name.casefold())))

    def capabilities(self, printer: str) -> Capabilities:
        """Return what a printer can do. Raises `NotFoundError` (field "printer")."""
        info = QPrinterInfo.printerInfo(printer)
        if info.isNull():
            raise NotFoundError("printing.no_such_printer", field="printer", printer=printer)
        return _capabilities(info)

    def submit(self, document: BinaryIO, options: PrintOptions, *, title: str) -> str:
        """Take a PDF to be painted, and return the job's id. Raises as `Spooler.submit` says."""
        check_options(options, self.capabilities(options.printer))
        return self.paint(document.read(), options, title=title)

    def paint(self, data: bytes, options: PrintOptions, *, title: str) -> str:
        """Paint a PDF when the jobs before are painted, and return the job's id."""
        job = _Job(title)
        with self._lock:
            id_ = str(next(self._numbers))
            self._jobs[id_] = job
        self._painter.submit(self._paint, job, data, options)
        return id_

    def report(self, job: str) -> JobReport:
        """Return how far a job is; of an earlier run nothing is known."""
        found = self._jobs.get(job)
        if found is None:
            return JobReport(job, JobState.UNTOLD)
        return JobReport(job, found.state, found.pages, found.trouble)

    def find(self, title: str) -> str | None:
        """Return the latest job of this run with a title."""
        with self._lock:
            return next((id_ for id_, job in reversed(self._jobs.items()) if job.title == title), None)

    def cancel(self, job: str) -> None:
        """Paint no further page of a job; those that the system has will come out."""
        found = self._jobs.get(job)
        if found is not None:
            found.stop.set()

    def close(self) -> None:
        """Stop painting."""
        for job in self._jobs.values():
            job.stop.set()
        self._painter.shutdown()

    def _paint(self, job: _Job, data: bytes, options: PrintOptions) -> None:
        job.state = JobState.PRINTING
        try:
            printer = self._printer_for(options, job.title)
            for pages in paint_pages(data, printer):
                job.pages = pages
                if job.stop.is_set():
                    printer.abort()
                    job.state = JobState.CANCELLED
                    return
            job.state = JobState.UNTOLD
        except FrontDeskError as refusal:
            job.state, job.trouble = JobState.FAILED, refusal.message
        except Exception:  # noqa: BLE001  a thread of its own: what it raises nobody would hear
            _log.exception("a document could not be painted")
            job.state, job.trouble = JobState.FAILED, message("printing.trouble.failed")


def _printer(info: QPrinterInfo) -> Printer:
    state = _STATES.get(info.state(), PrinterState.IDLE)
    return Printer(
        id=info.printerName(),
        name=info.description() or info.printerName(),
        place=info.location(),
        model=info.makeAndModel(),
        default=info.isDefault(),
        state=state,
        trouble=message("printing.trouble.stopped") if state is PrinterState.STOPPED else None,
    )


def _capabilities(info: QPrinterInfo) -> Capabilities:
    modes = info.supportedDuplexModes()
    sides = tuple(each for each, mode in _DUPLEX.items() if mode in modes)
    papers = [each.size(QPageSize.Unit.Millimeter) for each in info.supportedPageSizes()]
    least, most = (
        each.size(QPageSize.Unit.Millimeter)
        for each in (info.minimumPhysicalPageSize(), info.maximumPhysicalPageSize())
    )
    custom = info.supportsCustomPageSizes() and least.isValid() and most.isValid()
    return Capabilities(
        trays=tuple(_TRAYS),
        sides=sides or (Sides.ONE,),
        usual_sides=next((each for each in sides if _DUPLEX[each] == info.defaultDuplexMode()), Sides.ONE),
        colour=QPrinter.ColorMode.Color in info.supportedColorModes(),
        papers=tuple(Paper(each.width(), each.height()) for each in papers),
        ranges=(PaperRange(_paper(least), _paper(most)),) if custom else (),
        most_copies=_MOST_COPIES,
    )


def _paper(size: QSizeF) -> Paper:
    return Paper(size.width(), size.height())


def _system_printer(options: PrintOptions, title: str) -> QPrinter:
    printer = QPrinter(QPrinterInfo.printerInfo(options.printer), QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DPI)
    set_options(printer, options, title)
    return printer


def set_options(printer: QPrinter, options: PrintOptions, title: str) -> None:
    """Tell a printer how a job is to be printed."""
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setCopyCount(options.copies)
    printer.setDuplex(_DUPLEX[options.sides])
    mode = QPrinter.ColorMode.Color if options.colour else QPrinter.ColorMode.GrayScale
    printer.setColorMode(mode)
    if options.tray:
        printer.setPaperSource(_TRAYS[options.tray])
