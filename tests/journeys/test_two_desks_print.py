"""Two desks at one batch: each letter is printed once, and whoever comes second is told why."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.left_out import LeftOut
from frontdesk.ui.page_list import MAILROOM
from frontdesk.ui.pages.mailroom.bar import Bar
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry
from tests.journeys.reception import Reception
from tests.page_keys import page_key
from tests.services.mailroom.letters import made, many, states
from tests.services.offices import Desk, sit_at_desk
from tests.ui.printing.fake_spooler import FakeSpooler

TEN = 10
THEIRS = ("26-00001-0", "26-00002-9", "26-00003-2")


@pytest.fixture
def other(reception: Reception) -> Iterator[Desk]:
    """Let somebody else sit at another desk."""
    desk = sit_at_desk(reception.office.store.url, name="Jonas Weber")
    yield desk
    desk.store.close()


@pytest.fixture
def printers(reception: Reception) -> FakeSpooler:
    made_ = FakeSpooler()
    reception.window.page.spooler = lambda: made_
    return made_


def asked(reception: Reception) -> PrintDialog:
    """Go to the Mailroom, print what is there, and stop at the question how."""
    reception.typist.press(page_key(MAILROOM), Qt.KeyboardModifier.AltModifier)
    reception.typist.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return reception.shown(PrintDialog)


def bars(reception: Reception) -> list[str]:
    """Return what the bars above the letters say."""
    page = reception.window.shell.pages.page(MAILROOM)
    return [each.label.text() for each in page.findChildren(Bar) if each.isVisible()]


def test_whoever_comes_second_is_told_that_another_desk_prints_them(
    reception: Reception, other: Desk, printers: FakeSpooler, tmp_path: Path
) -> None:
    ids = many(reception.office, TEN)
    dialog = asked(reception)
    made(other, ids, tmp_path)
    dialog.confirm()
    (refused,) = reception.refusals
    assert reception.window.page.render(refused.message) == (
        "Another desk has printed these letters already, or is printing them."
    )
    reception.refusals.clear()
    assert printers.jobs == []
    assert set(states(reception.office, ids)) == {"spooling"}
    page = reception.window.shell.pages.page(MAILROOM)
    assert isinstance(page, MailroomPage)
    page.refresh()
    assert not find(page, QPushButton, "do_print").isEnabled()


def test_what_another_desk_has_is_named_and_the_rest_is_printed(
    reception: Reception, other: Desk, printers: FakeSpooler, tmp_path: Path
) -> None:
    ids = many(reception.office, TEN)
    dialog = asked(reception)
    made(other, ids[: len(THEIRS)], tmp_path)
    dialog.confirm()
    assert [len(PdfReader(BytesIO(each.data)).pages) for each in printers.jobs] == [TEN - 3]
    assert states(reception.office, ids) == ["spooling"] * 3 + ["printed"] * 7
    left_out = reception.shown(LeftOut)
    assert left_out.windowTitle() == "3 letters were left out"
    model = left_out.list.model()
    rows = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    said = [row.cells[1].first for row in rows if isinstance(row, Entry)]
    assert said == [f"The letter of {each} is at the printer." for each in THEIRS]
    left_out.close()
    page = reception.window.shell.pages.page(MAILROOM)
    page.refresh()
    (theirs_bar,) = bars(reception)
    assert theirs_bar.startswith("Letters: 3 letters are with")
