"""One document from the preview to the paper: printed only when the print service says so."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.documents.finished.reading import read_pages
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.jobs import JobState, PrintOptions
from frontdesk.printing.paper import A4, PaperKind
from frontdesk.services.context import Context
from frontdesk.services.stationery.printer import NO_OFFSET, Offset
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.outcome import OutcomeDialog
from frontdesk.ui.printing.run import Printable, PrintRun
from frontdesk.ui.printing.subject import PrintOrder, PrintSubject
from tests.ui.printing.conftest import Told
from tests.ui.printing.fake_spooler import FakeSpooler
from tests.unit.documents.paper import letter

ORDER = PrintOrder(PrintOptions("office", A4), "Office printer", NO_OFFSET)
LETTER = PrintSubject("Letter 26-00001-0", A4, PaperKind.A4)


def run(page: PageContext, order: PrintOrder = ORDER) -> list[bool]:
    """Print, and return what was reported printed."""
    printed: list[bool] = []
    printable = Printable(LETTER, b"%PDF", _redrawn, lambda: printed.append(True))
    PrintRun(page, printable).begin(order)
    return printed


def _redrawn(_context: Context, offset: Offset) -> bytes:
    return f"{offset.right}/{offset.down}".encode()


def test_a_document_is_printed_once_it_is_completed(
    page: PageContext, spooler: FakeSpooler, told: Told
) -> None:
    assert run(page) == [True]
    assert spooler.jobs[0].data == b"%PDF"
    assert spooler.jobs[0].title == "Letter 26-00001-0"
    assert told.notices == ["Office printer has it.", "Printed on Office printer."]


def test_a_printer_that_is_off_gets_a_document_drawn_for_it(page: PageContext, spooler: FakeSpooler) -> None:
    run(page, PrintOrder(ORDER.options, ORDER.printer_name, Offset(1.5, -1)))
    assert spooler.jobs[0].data == b"1.5/-1"


def test_a_document_that_is_kept_is_moved_for_a_printer_that_is_off(
    page: PageContext, spooler: FakeSpooler
) -> None:
    shift = Offset(1.5, -1)
    kept, meant = (letters_pdf([letter()], offset=offset) for offset in (NO_OFFSET, shift))
    run_ = PrintRun(page, Printable(LETTER, kept))
    run_.begin(PrintOrder(ORDER.options, ORDER.printer_name, shift))
    assert _places(spooler.jobs[0].data) == _places(meant) != _places(kept)


def _places(pdf: bytes) -> list[tuple[float, float]]:
    with closing(read_pages(pdf)) as pages:
        boxes = [seen.box for each in pages for seen in each.objects()]
    return [(round(box.left, 1), round(box.top, 1)) for box in boxes]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (JobState.FAILED, "was not printed"),
        (JobState.LOST, "Look whether it came out"),
        (JobState.CANCELLED, "cancelled"),
    ],
)
def test_what_did_not_come_out_is_never_printed(
    state: JobState, said: str, page: PageContext, spooler: FakeSpooler, told: Told
) -> None:
    spooler.ahead = [state]
    assert run(page) == []
    assert said in (told.refusals or told.notices)[-1]


def test_a_printer_that_refuses_says_why(page: PageContext, spooler: FakeSpooler, told: Told) -> None:
    spooler.fault = FrontDeskError("printing.rejects", field="printer", printer="Office printer")
    assert run(page) == []
    assert "takes no jobs" in told.refusals[-1]


def test_while_the_service_is_silent_nothing_is_known(
    page: PageContext, spooler: FakeSpooler, told: Told
) -> None:
    spooler.ahead = [UnreachableError("printing.unreachable", where="here")]
    assert run(page) == []
    assert "not known yet" in told.refusals[-1]


def test_a_print_is_taken_back_from_the_notice(page: PageContext, spooler: FakeSpooler, told: Told) -> None:
    spooler.ahead = [JobState.PRINTING]
    undo: list[object] = []
    page.bus.tell.connect(lambda notice: undo.append(notice.undo))
    assert run(page) == []
    taken_back = undo[0]
    assert callable(taken_back)
    taken_back()
    assert spooler.cancelled == ["1"]
    assert told.notices[-1] == "The print was cancelled."


@pytest.mark.parametrize("well", [True, False])
def test_where_the_system_says_nothing_somebody_looks(
    well: bool, page: PageContext, spooler: FakeSpooler, qtbot: QtBot
) -> None:
    spooler.ahead = [JobState.UNTOLD]
    printed = run(page)
    (question,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, OutcomeDialog))
    assert printed == []
    if well:
        question.confirm()
    else:
        question.reject()
    assert printed == [True] * well
