"""Printing without CUPS: the pages are painted, and somebody has to look what came out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.postcards.postcard import postcards_pdf
from frontdesk.domain.errors import NotFoundError
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import LETTER as LETTER_PAPER
from frontdesk.ui.printing.qt_spooler import QtSpooler, set_options
from tests.cups_server import wait_until
from tests.unit.documents.paper import LETTER, POSTCARD

OPTIONS = PrintOptions("nobody", LETTER_PAPER, colour=False)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Name the file that the printer prints into."""
    return tmp_path / "paper.pdf"


@pytest.fixture
def spooler(qapp: QApplication, paper: Path) -> Iterator[QtSpooler]:
    """Paint into a file."""

    def to_file(options: PrintOptions, title: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        printer.setResolution(100)
        set_options(printer, options, title)
        return printer

    made = QtSpooler(to_file)
    yield made
    made.close()


def ended(spooler: QtSpooler, job: str) -> JobReport:
    return wait_until(lambda: now if (now := spooler.report(job)).state.ended else None)


def test_every_page_is_painted_on_a_sheet_of_its_size(spooler: QtSpooler, paper: Path) -> None:
    data = letters_pdf([LETTER] * 3)
    job = spooler.paint(data, OPTIONS, title="letters")
    assert spooler.find("letters") == job
    report = ended(spooler, job)
    assert (report.state, report.sheets_done) == (JobState.UNTOLD, 3)
    assert not report.state.printed
    sheets = PdfReader(paper).pages
    assert len(sheets) == 3
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [612, 792]


def test_a_card_that_lies_is_painted_lying(spooler: QtSpooler, paper: Path) -> None:
    ended(spooler, spooler.paint(postcards_pdf([POSTCARD]), OPTIONS, title="card"))
    width, height = (float(side) for side in PdfReader(paper).pages[0].mediabox[2:])
    assert width > height


def test_what_is_no_pdf_fails(spooler: QtSpooler, paper: Path) -> None:
    report = ended(spooler, spooler.paint(b"nothing", OPTIONS, title="nothing"))
    assert report.state is JobState.FAILED
    assert report.trouble is not None
    assert report.trouble.id == "printing.cannot_open"
    assert not paper.exists()


def test_a_job_that_is_called_off_is_cancelled(spooler: QtSpooler) -> None:
    data = letters_pdf([LETTER] * 2)
    first = spooler.paint(data, OPTIONS, title="first")
    second = spooler.paint(data, OPTIONS, title="second")
    spooler.cancel(second)
    assert ended(spooler, second).state is JobState.CANCELLED
    assert ended(spooler, first).state is JobState.UNTOLD


def test_of_an_earlier_run_nothing_is_known(spooler: QtSpooler) -> None:
    assert spooler.report("1").state is JobState.UNTOLD
    assert spooler.find("x") is None
    spooler.cancel("1")


def test_a_printer_that_is_not_there_is_refused(spooler: QtSpooler) -> None:
    with pytest.raises(NotFoundError):
        spooler.capabilities("nobody")
