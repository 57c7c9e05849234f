"""From the preview to a real print server, by the window's own threads: nothing waits or is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.printing.cups import CupsSpooler
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.tasks.threads import ThreadTasks
from tests.cups_server import OFFICE, CupsServer
from tests.services.offices import open_desk
from tests.ui.conftest import page_of

pytestmark = pytest.mark.cups


@pytest.fixture
def page(qapp: QApplication, sqlite_url: str, spooler: CupsSpooler) -> Iterator[PageContext]:
    """Give what a page is given, with threads and the tests' print server."""
    desk = open_desk(sqlite_url)
    made = page_of(desk.ctx)
    tasks = ThreadTasks(thread_ended=desk.ctx.store.close_thread)
    made.tasks = tasks
    made.spooler = lambda: spooler
    yield made
    tasks.close()
    desk.store.close()


def test_a_letter_is_printed_when_the_printer_is_done_and_not_before(
    page: PageContext, cups: CupsServer, batch: bytes, qtbot: QtBot
) -> None:
    cups.call("lpadmin", "-d", OFFICE)
    printed: list[bool] = []
    window = PdfWindow(page, None, name="Seven letters", data=batch, taken=lambda: printed.append(True))
    qtbot.addWidget(window)
    window.show()
    dialog = window.ask_printer()
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(find(dialog, QPushButton, "confirm").isEnabled)
    dialog.confirm()
    qtbot.waitUntil((cups.desk / "received").exists)
    assert printed == []
    window.close()  # whoever printed goes on with something else
    (cups.desk / "go").touch()
    qtbot.waitUntil(lambda: printed == [True])
    received = (cups.desk / "received").read_bytes()
    assert len(PdfReader(BytesIO(received[received.index(b"%PDF") :])).pages) == 7


def test_the_window_is_free_while_the_printer_thinks(
    page: PageContext, cups: CupsServer, batch: bytes, qtbot: QtBot
) -> None:
    window = PdfWindow(page, None, name="Seven letters", data=batch)
    qtbot.addWidget(window)
    window.show()
    dialog = window.ask_printer()
    assert dialog is not None
    qtbot.waitUntil(find(dialog, QPushButton, "confirm").isEnabled)
    beats: list[int] = []
    heart = QTimer(interval=5)
    heart.timeout.connect(lambda: beats.append(1))
    heart.start()
    dialog.confirm()
    before = len(beats)
    qtbot.waitUntil((cups.desk / "received").exists)
    qtbot.waitUntil(lambda: len(beats) > before + 10)
    heart.stop()
