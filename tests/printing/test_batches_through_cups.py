"""A batch of the Mailroom through a real print server: by the window's own threads, and over a restart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import pytest
from PIL import ImageOps
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import PrintJobState, Way
from frontdesk.printing.cups import CupsSpooler
from frontdesk.services.correspondence import mark_printed_until, open_jobs
from frontdesk.services.stationery.layouts import Sides, choose_layouts, chosen_layouts
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.turning import TurnDialog
from frontdesk.ui.tasks.threads import ThreadTasks
from tests.cups_server import OFFICE, PDF, CupsServer
from tests.services.contacts import REFERRED_LETTER, ROSA, begin
from tests.services.mailroom.letters import many, states, waiting
from tests.services.offices import Desk, open_desk
from tests.ui.conftest import page_of
from tests.ui.mailroom.conftest import top

pytestmark = pytest.mark.cups
_PATIENCE_MS = 20_000  # while it does not answer it is asked every five seconds


@dataclass(slots=True)
class Running:
    """The program from a start to its end."""

    page: PageContext
    tasks: ThreadTasks
    window: QWidget

    def end(self) -> None:
        """End the program, whatever it is waiting for."""
        self.window.close()
        self.window.deleteLater()
        self.tasks.close()


@pytest.fixture
def desk(qapp: QApplication, sqlite_url: str) -> Iterator[Desk]:
    made = open_desk(sqlite_url)
    yield made
    made.store.close()


def run(desk: Desk, spooler: CupsSpooler) -> Running:
    """Begin the program."""
    page = page_of(desk.ctx)
    tasks = ThreadTasks(thread_ended=desk.store.close_thread)
    page.tasks = tasks
    page.spooler = lambda: spooler
    window = QWidget()
    window.show()
    return Running(page, tasks, window)


def print_all(running: Running, ids: list[int], qtbot: QtBot) -> None:
    """Print letters as the Mailroom does, on the system's own printer."""
    LetterPrinting(running.page, running.window).print(ids)
    qtbot.waitUntil(lambda: any(isinstance(each, PrintDialog) for each in QApplication.topLevelWidgets()))
    dialog = top(PrintDialog)
    qtbot.waitUntil(find(dialog, QPushButton, "confirm").isEnabled)
    dialog.confirm()


def test_a_batch_is_marked_printed_when_the_printer_is_done_and_not_before(
    desk: Desk, spooler: CupsSpooler, cups: CupsServer, qtbot: QtBot
) -> None:
    cups.call("lpadmin", "-d", OFFICE)
    ids = many(desk, 7)
    running = run(desk, spooler)
    print_all(running, ids, qtbot)
    qtbot.waitUntil((cups.desk / "received").exists)
    qtbot.waitUntil(lambda: [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.PRINTING])
    assert set(states(desk, ids)) == {"spooling"}
    (cups.desk / "go").touch()
    qtbot.waitUntil(lambda: set(states(desk, ids)) == {"printed"})
    received = (cups.desk / "received").read_bytes()
    assert len(PdfReader(BytesIO(received[received.index(b"%PDF") :])).pages) == 7
    running.end()


def test_a_program_that_begins_anew_finds_its_batch_at_the_printer(
    desk: Desk, spooler: CupsSpooler, cups: CupsServer, qtbot: QtBot
) -> None:
    cups.call("lpadmin", "-d", OFFICE)
    ids = many(desk, 2)
    first = run(desk, spooler)
    print_all(first, ids, qtbot)
    qtbot.waitUntil((cups.desk / "received").exists)
    qtbot.waitUntil(lambda: [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.PRINTING])
    first.end()
    (cups.desk / "go").touch()
    assert set(states(desk, ids)) == {"spooling"}

    desk.at("2026-11-23 09:31")
    second = run(desk, spooler)
    LetterPrinting(second.page, second.window).resume()
    qtbot.waitUntil(lambda: set(states(desk, ids)) == {"printed"})
    second.end()


def test_a_print_server_that_vanishes_marks_nothing_and_is_asked_again(
    desk: Desk, spooler: CupsSpooler, cups: CupsServer, qtbot: QtBot
) -> None:
    cups.call("lpadmin", "-d", OFFICE)
    ids = many(desk, 2)
    running = run(desk, spooler)
    told: list[FrontDeskError] = []
    running.page.bus.refused.disconnect()
    running.page.bus.refused.connect(told.append)
    print_all(running, ids, qtbot)
    qtbot.waitUntil((cups.desk / "received").exists)
    qtbot.waitUntil(lambda: [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.PRINTING])
    qtbot.waitUntil(lambda: bool(list(cups.folder.glob("spool/c*"))))  # it is on the server's disk
    cups.kill()
    qtbot.waitUntil(
        lambda: [each.message.id for each in told] == ["print.out_of_reach"], timeout=_PATIENCE_MS
    )
    assert set(states(desk, ids)) == {"spooling"}
    cups.start()
    (cups.desk / "go").touch()
    qtbot.waitUntil(lambda: set(states(desk, ids)) == {"printed"}, timeout=_PATIENCE_MS)
    running.end()


def test_postcards_with_two_sides_on_a_printer_with_one_are_turned_by_hand(
    desk: Desk, spooler: CupsSpooler, cups: CupsServer, qtbot: QtBot
) -> None:
    """What comes out is the addresses first and the messages then, each on the sheet of its own."""
    cups.call("lpadmin", "-d", PDF)
    layouts = replace(chosen_layouts(desk.ctx), postcard="postcard_a6_cut", card_back=Sides.MESSAGE)
    choose_layouts(desk.ctx, layouts=layouts)
    for number in range(5):
        customer = replace(ROSA, name=f"Rosa Delgado {number:03}")
        begin(desk, REFERRED_LETTER, customer=customer, acknowledge_by=Way.POSTCARD)
    ids = waiting(desk)
    running = run(desk, spooler)
    ours = "*postcards*.pdf"  # what other tests printed lies there too, or is yet to come
    before = set(cups.out.glob(ours))
    print_all(running, ids, qtbot)
    qtbot.waitUntil(lambda: any(isinstance(each, TurnDialog) for each in QApplication.topLevelWidgets()))
    (fronts,) = set(cups.out.glob(ours)) - before
    assert set(states(desk, ids)) == {"spooling"}
    top(TurnDialog).confirm()
    qtbot.waitUntil(lambda: set(states(desk, ids)) == {"printed"})
    (backs,) = set(cups.out.glob(ours)) - before - {fronts}
    assert [len(PdfReader(side).pages) for side in (fronts, backs)] == [2, 2]
    read = PdfDocument(backs)
    ink = ImageOps.invert(read[1].render().to_pil().convert("L")).getbbox()
    width, height = read[1].get_width(), read[1].get_height()
    read.close()
    # The fifth card is the first of the second sheet, its back the second of it. The driver lays the sheet on
    # its side, so that the right half is above.
    assert ink is not None
    assert (ink[2] < width / 2, ink[3] < height / 2) == (True, True)
    running.end()


def test_a_printer_that_is_taken_away_in_the_middle_marks_nothing_and_the_rest_goes_to_another(
    desk: Desk, spooler: CupsSpooler, cups: CupsServer, qtbot: QtBot
) -> None:
    cups.call("lpadmin", "-d", OFFICE)
    ids = many(desk, 5)
    running = run(desk, spooler)
    running.page.bus.refused.disconnect()
    print_all(running, ids, qtbot)
    qtbot.waitUntil((cups.desk / "received").exists)
    qtbot.waitUntil(lambda: [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.PRINTING])
    cups.call("lpadmin", "-x", OFFICE)
    qtbot.waitUntil(lambda: [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.FAILED])
    assert set(states(desk, ids)) == {"spooling"}
    (job,) = open_jobs(desk.ctx)
    mark_printed_until(desk.ctx, job=job.id, sheet=2)
    assert states(desk, ids) == ["printed"] * 2 + ["pending"] * 3
    cups.call("lpadmin", "-d", PDF)
    print_all(running, ids[2:], qtbot)
    qtbot.waitUntil(lambda: set(states(desk, ids)) == {"printed"})
    assert len(PdfReader(BytesIO(cups.printed())).pages) == 3
    running.end()


def test_a_jam_is_said_and_a_printer_that_vanishes_marks_nothing(
    desk: Desk, spooler: CupsSpooler, cups: CupsServer, qtbot: QtBot
) -> None:
    cups.call("lpadmin", "-d", OFFICE)
    ids = many(desk, 2)
    running = run(desk, spooler)
    told: list[str] = []
    running.page.bus.refused.disconnect()
    running.page.bus.refused.connect(lambda refusal: told.append(running.page.render(refusal.message)))
    print_all(running, ids, qtbot)
    qtbot.waitUntil((cups.desk / "received").exists)
    (cups.desk / "trouble").write_text("media-jam", encoding="utf-8")
    qtbot.waitUntil(lambda: told == ["2 letters at The office printer: Paper is jammed."])
    cups.call("lpadmin", "-x", OFFICE)
    qtbot.waitUntil(lambda: [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.FAILED])
    assert told[-1].endswith("Please say in the Mailroom what came out.")
    assert set(states(desk, ids)) == {"spooling"}
    running.end()
