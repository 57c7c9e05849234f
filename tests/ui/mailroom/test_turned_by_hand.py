"""Postcards with two sides on a printer with one: fronts, somebody who turns the sheets, backs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel, QPushButton

from frontdesk import paths
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import PrintJobState, Way
from frontdesk.printing.jobs import JobState
from frontdesk.printing.printers import Sides as PrinterSides
from frontdesk.services.correspondence import open_jobs, print_job
from frontdesk.services.stationery.layouts import Sides, choose_layouts, chosen_layouts
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.turning import TurnDialog
from tests.services.contacts import REFERRED_LETTER, ROSA, begin
from tests.services.mailroom.letters import many, states, waiting
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import Told, none_open, press, top
from tests.ui.printing.fake_spooler import HALL, HALL_CAN, FakeSpooler, Printed


@pytest.fixture
def spooler() -> FakeSpooler:
    """Give a printer that prints on one side only."""
    return FakeSpooler(known={HALL: HALL_CAN})


@pytest.fixture
def ids(desk: Desk, shown: MailroomPage) -> list[int]:
    """Let five postcards wait, four on a sheet, their messages on the back."""
    chosen = replace(chosen_layouts(desk.ctx), postcard="postcard_a6_cut", card_back=Sides.MESSAGE)
    choose_layouts(desk.ctx, layouts=chosen)
    for number in range(5):
        customer = replace(ROSA, name=f"Rosa Delgado {number:03}")
        begin(desk, REFERRED_LETTER, customer=customer, acknowledge_by=Way.POSTCARD)
    shown.refresh()
    return waiting(desk)


def texts(printed: Printed) -> list[str]:
    """Return what stands on each page that was printed."""
    return [page.extract_text() for page in PdfReader(BytesIO(printed.data)).pages]


def left_behind() -> list[str]:
    """Return the files that are on their way to a printer."""
    return sorted(each.name for each in (paths.desk_state() / "printing").glob("*"))


def test_fronts_then_backs_in_the_same_order(
    desk: Desk, ids: list[int], shown: MailroomPage, spooler: FakeSpooler
) -> None:
    press(shown, "print")
    dialog = top(PrintDialog)
    assert find(dialog, QLabel, "state").text().startswith("This printer prints on one side only: the fronts")
    dialog.confirm()
    turn = top(TurnDialog)
    assert find(turn, QLabel, "turn_first").text().endswith("Rosa Delgado 000 is on it.")
    assert set(states(desk, ids)) == {"spooling"}
    turn.confirm()
    assert states(desk, ids) == ["printed"] * 5
    fronts, backs = spooler.jobs
    assert [each.options.sides for each in spooler.jobs] == [PrinterSides.ONE] * 2
    assert [text.count("Rosa Delgado") for text in texts(fronts)] == [4, 1]
    assert ["Dear Rosa Delgado 000" in text for text in texts(backs)] == [True, False]
    assert ["Dear Rosa Delgado 004" in text for text in texts(backs)] == [False, True]
    assert (print_job(desk.ctx, job=1).state, print_job(desk.ctx, job=1).sheets) == (
        PrintJobState.COMPLETED,
        2,
    )
    assert left_behind() == []


def test_who_does_not_turn_the_sheets_has_printed_nothing(
    desk: Desk, ids: list[int], shown: MailroomPage, spooler: FakeSpooler, told: Told
) -> None:
    press(shown, "print")
    top(PrintDialog).confirm()
    top(TurnDialog).reject()
    assert told.refusals[-1] == "5 postcards was not printed: Their backs were not printed."
    assert (states(desk, ids), open_jobs(desk.ctx)) == (["pending"] * 5, ())
    assert (len(spooler.jobs), left_behind()) == (1, [])


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED, JobState.LOST])
def test_fronts_that_do_not_come_out_are_followed_by_no_backs(
    desk: Desk, ids: list[int], shown: MailroomPage, spooler: FakeSpooler, state: JobState
) -> None:
    spooler.ahead = [state]
    press(shown, "print")
    top(PrintDialog).confirm()
    assert none_open(TurnDialog)
    assert (states(desk, ids), open_jobs(desk.ctx)) == (["pending"] * 5, ())
    assert (len(spooler.jobs), left_behind()) == (1, [])


def test_backs_that_jam_are_asked_about_as_every_job(
    desk: Desk, ids: list[int], shown: MailroomPage, spooler: FakeSpooler
) -> None:
    press(shown, "print")
    top(PrintDialog).confirm()
    spooler.ahead = [JobState.FAILED]
    top(TurnDialog).confirm()
    assert set(states(desk, ids)) == {"spooling"}
    assert [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.FAILED]
    assert any(each.isVisible() for each in shown.jobs.findChildren(QPushButton, "came_out"))


def test_a_program_that_ended_before_the_backs_does_not_take_the_fronts_for_all_of_it(
    desk: Desk, ids: list[int], shown: MailroomPage, page: PageContext
) -> None:
    press(shown, "print")
    top(PrintDialog).confirm()
    assert [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.PRINTING]
    desk.at("2026-11-23 09:31")
    again = LetterPrinting(page, shown.window())
    again._begun = desk.ctx.clock.now()
    again.resume()
    assert set(states(desk, ids)) == {"spooling"}
    assert [job.state for job in open_jobs(desk.ctx)] == [PrintJobState.FAILED]


def test_what_a_full_disk_does_not_take_waits_again(
    desk: Desk, ids: list[int], shown: MailroomPage, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> object:
        raise FrontDeskError("letter.cannot_write", field="out", where="/disk")

    monkeypatch.setattr("frontdesk.ui.mail.by_hand.sides_apart", full)
    press(shown, "print")
    top(PrintDialog).confirm()
    assert told.refusals[-1] == "5 postcards was not printed: Nothing can be written to /disk."
    assert (states(desk, ids), open_jobs(desk.ctx), left_behind()) == (["pending"] * 5, (), [])


def test_letters_are_never_turned_by_hand(desk: Desk, shown: MailroomPage, spooler: FakeSpooler) -> None:
    """Whoever wants both sides of a letter chooses a printer that can."""
    a4 = replace(chosen_layouts(desk.ctx), letter="uk_a4")
    choose_layouts(desk.ctx, layouts=a4)
    many(desk, 1)
    shown.refresh()
    press(shown, "print")
    top(PrintDialog).confirm()
    assert none_open(TurnDialog)
    assert len(spooler.jobs) == 1


def test_the_fronts_can_be_stopped(
    desk: Desk, ids: list[int], shown: MailroomPage, spooler: FakeSpooler, told: Told
) -> None:
    press(shown, "print")
    top(PrintDialog).confirm()
    stop: Callable[[], None] | None = next(each.undo for each in told.notices if each.undo is not None)
    assert stop is not None
    stop()
    assert none_open(TurnDialog)
    assert (states(desk, ids), len(spooler.jobs)) == (["pending"] * 5, 1)
