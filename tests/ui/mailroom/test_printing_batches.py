"""Batches from the page to the paper: nothing is marked printed that did not come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from frontdesk import paths
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import PrintJobState, Way
from frontdesk.domain.message import message
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.jobs import JobReport, JobState, PrintOptions
from frontdesk.printing.paper import A4
from frontdesk.printing.printers import Sides
from frontdesk.services.correspondence import make_job, open_jobs, print_job, spooled
from frontdesk.services.stationery.layouts import choose_layouts, chosen_layouts
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.came_out import CameOutDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.batches import BatchDrawing
from frontdesk.ui.mail.print_job import spool_title
from frontdesk.ui.mail.printing import Heard, LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.bar import Bar
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.contacts import REFERRED_LETTER, begin
from tests.services.mailroom.letters import many, states, waiting
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import Told, choose, none_open, press, print_everything, top
from tests.ui.printing.fake_spooler import FakeSpooler


@dataclass(slots=True)
class StoppingSpooler(FakeSpooler):
    """Reports sheet by sheet, and how many came out in the end."""

    done: int = 0

    def report(self, job: str) -> JobReport:
        report = FakeSpooler.report(self, job)
        return JobReport(job, report.state, sheets_done=self.done)


def bars(shown: MailroomPage) -> list[str]:
    """Return what the bars above the list say."""
    return [bar.label.text() for bar in shown.jobs.findChildren(Bar) if bar.isVisible()]


def offered(shown: MailroomPage, name: str) -> QPushButton:
    """Return a button of a bar."""
    return next(each for each in shown.jobs.findChildren(QPushButton, name) if each.isVisible())


def left_behind() -> list[Path]:
    """Return the PDFs that batches left on the way to a printer."""
    return list((paths.desk_state() / "printing").glob("*"))


def test_two_clicks_print_everything_that_waits(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler, told: Told
) -> None:
    ids = many(desk, 5)
    shown.refresh()
    print_everything(shown)
    (printed,) = spooler.jobs
    assert len(PdfReader(BytesIO(printed.data)).pages) == 5
    assert printed.title == "5 letters [1 2026-11-23 09:30:00]"
    assert (printed.options.printer, printed.options.copies) == ("office", 1)
    assert states(desk, ids) == ["printed"] * 5
    assert [each.text for each in told.notices] == [
        "Office printer has it.",
        "5 letters printed and kept. Mark them posted when they are in the post.",
    ]
    assert print_job(desk.ctx, job=1).printer == "Office printer"
    assert left_behind() == []
    assert bars(shown) == []


def test_only_what_is_chosen_is_printed(desk: Desk, shown: MailroomPage) -> None:
    ids = many(desk, 3)
    shown.refresh()
    choose(shown, [0, 2])
    print_everything(shown)
    assert states(desk, ids) == ["printed", "pending", "printed"]


def test_each_paper_is_asked_for_and_printed_by_itself(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler
) -> None:
    many(desk, 2)
    begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    shown.refresh()
    press(shown, "print")
    first = top(PrintDialog)
    first.confirm()
    second = top(PrintDialog)
    assert second is not first
    second.reject()
    assert none_open(PrintDialog)
    assert [len(PdfReader(BytesIO(each.data)).pages) for each in spooler.jobs] == [2]
    assert states(desk, waiting(desk)) == ["pending"]
    shown.refresh()
    print_everything(shown)
    assert spooler.jobs[1].options.paper.width == 148


def test_on_both_sides_every_letter_has_its_own_sheet(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler
) -> None:
    many(desk, 2)
    shown.refresh()
    press(shown, "print")
    dialog = top(PrintDialog)
    find(dialog, Segmented, "sides").set_value("both")
    dialog.confirm()
    assert spooler.jobs[0].options.sides is Sides.LONG_EDGE
    assert len(PdfReader(BytesIO(spooler.jobs[0].data)).pages) == 4
    assert print_job(desk.ctx, job=1).sheets == 2


def test_postcards_begin_where_the_sheet_is_still_free(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler
) -> None:
    choose_layouts(desk.ctx, layouts=replace(chosen_layouts(desk.ctx), postcard="postcard_a6_cut"))
    for _ in range(2):
        begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    shown.refresh()
    press(shown, "print")
    dialog = top(PrintDialog)
    start = find(dialog, QSpinBox, "start")
    assert (start.isVisible(), start.maximum()) == (True, 4)
    start.setValue(4)
    dialog.confirm()
    assert len(PdfReader(BytesIO(spooler.jobs[0].data)).pages) == 2


def test_after_a_jam_somebody_says_what_came_out_and_the_rest_waits_again(
    desk: Desk, page: PageContext, shown: MailroomPage, told: Told
) -> None:
    stopping = StoppingSpooler(ahead=[JobState.FAILED], done=3)
    page.spooler = lambda: stopping
    ids = many(desk, 5)
    shown.refresh()
    print_everything(shown)
    assert set(states(desk, ids)) == {"spooling"}
    assert told.refusals[-1].endswith("Please say in the Mailroom what came out.")
    (said,) = bars(shown)
    assert said.startswith("5 letters: Office printer stopped before all of it was out.")
    offered(shown, "came_out").click()
    dialog = top(CameOutDialog)
    find(dialog, QSpinBox, "sheet").setValue(2)
    dialog.confirm()
    assert states(desk, ids) == ["printed"] * 2 + ["pending"] * 3
    assert told.last == "2 printed, 3 to be printed again."
    assert bars(shown) == []
    stopping.ahead = [JobState.COMPLETED]
    print_everything(shown)
    assert states(desk, ids) == ["printed"] * 5


@pytest.mark.parametrize("state", [JobState.CANCELLED, JobState.LOST])
def test_whatever_ends_a_job_early_is_asked_about(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler, state: JobState
) -> None:
    spooler.ahead = [state]
    ids = many(desk, 2)
    shown.refresh()
    print_everything(shown)
    assert set(states(desk, ids)) == {"spooling"}
    assert offered(shown, "came_out")
    with pytest.raises(StopIteration):
        offered(shown, "all_out")


def test_where_the_system_never_tells_somebody_says_that_all_came_out(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler, told: Told
) -> None:
    spooler.ahead = [JobState.UNTOLD]
    ids = many(desk, 2)
    shown.refresh()
    print_everything(shown)
    assert bars(shown) == ["2 letters: 2 letters are with Office printer. Were they printed?"]
    offered(shown, "all_out").click()
    assert states(desk, ids) == ["printed"] * 2
    assert told.last.startswith("2 letters printed and kept.")


def test_what_a_printer_does_not_take_waits_again(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> str:
        raise FrontDeskError("printing.trouble.other", field=None, reason="on fire")

    monkeypatch.setattr(FakeSpooler, "submit", refuse)
    ids = many(desk, 2)
    shown.refresh()
    print_everything(shown)
    assert states(desk, ids) == ["pending"] * 2
    assert "was not printed" in told.refusals[-1]
    assert left_behind() == []
    assert open_jobs(desk.ctx) == ()


def test_a_print_service_that_falls_silent_is_asked_again_before_anything_is_done(
    desk: Desk, shown: MailroomPage, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have taken the batch all the same: here it had."""
    submit: Callable[..., str] = FakeSpooler.submit

    def fall_silent(self: FakeSpooler, *given: object, **named: object) -> str:
        submit(self, *given, **named)
        raise UnreachableError("printing.unreachable", field=None)

    monkeypatch.setattr(FakeSpooler, "submit", fall_silent)
    ids = many(desk, 2)
    shown.refresh()
    print_everything(shown)
    assert "not known yet" in told.refusals[0]
    assert states(desk, ids) == ["printed"] * 2


def test_a_job_can_be_stopped_at_the_printer(
    desk: Desk, page: PageContext, shown: MailroomPage, spooler: FakeSpooler, qtbot: QtBot
) -> None:
    spooler.ahead = [JobState.PRINTING]
    ids = many(desk, 2)
    shown.refresh()
    print_everything(shown)
    assert bars(shown) == ["2 letters at Office printer: sheet 1 of 2"]
    offered(shown, "stop").click()
    assert spooler.cancelled == ["1"]
    assert set(states(desk, ids)) == {"spooling"}
    assert offered(shown, "came_out")


def test_what_a_printer_has_already_is_not_printed_twice(
    desk: Desk, shown: MailroomPage, spooler: FakeSpooler, told: Told
) -> None:
    spooler.ahead = [JobState.PRINTING]
    many(desk, 3)
    shown.refresh()
    choose(shown, [0, 1])
    print_everything(shown)
    assert find(shown, QPushButton, "do_print").text() == "Print"
    assert not find(shown, QPushButton, "do_print").isEnabled()
    shown.shown_table.clearSelection()
    assert shown.chosen().of("print") == shown.chosen().shown[2:]
    print_everything(shown)
    assert [len(PdfReader(BytesIO(each.data)).pages) for each in spooler.jobs] == [2, 1]
    assert told.refusals == []


@dataclass(slots=True)
class JammedSpooler(FakeSpooler):
    """Has paper in its rollers, until somebody takes it out."""

    jammed: bool = True

    def report(self, job: str) -> JobReport:
        if self.jammed:
            return JobReport(job, JobState.STOPPED, sheets_done=2, trouble=message("printing.trouble.jam"))
        return FakeSpooler.report(self, job)


def test_what_holds_a_printer_up_is_said_while_it_does(
    desk: Desk, page: PageContext, shown: MailroomPage, told: Told, qtbot: QtBot
) -> None:
    jammed = JammedSpooler()
    page.spooler = lambda: jammed
    ids = many(desk, 2)
    shown.refresh()
    print_everything(shown)
    assert bars(shown) == ["2 letters at Office printer: Paper is jammed."]
    assert told.refusals == ["2 letters at Office printer: Paper is jammed."]
    assert set(states(desk, ids)) == {"spooling"}
    jammed.jammed = False
    qtbot.waitUntil(lambda: states(desk, ids) == ["printed"] * 2)
    assert bars(shown) == []
    assert len(told.refusals) == 1


def test_a_batch_is_saved_as_a_pdf_to_be_printed_elsewhere(
    desk: Desk, shown: MailroomPage, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = many(desk, 2)
    begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD)
    target = tmp_path / "today.pdf"
    monkeypatch.setattr(
        "frontdesk.ui.mail.pdf_file.QFileDialog.getSaveFileName", lambda *_a: (str(target), "")
    )
    shown.refresh()
    shown.work.do("save_pdf", shown.chosen())
    assert len(PdfReader(target).pages) == 2
    assert len(PdfReader(tmp_path / "today Postcard.pdf").pages) == 1
    assert set(states(desk, ids)) == {"spooling"}
    assert len(bars(shown)) == 2
    offered(shown, "all_out").click()
    assert states(desk, ids) == ["printed"] * 2


def test_where_there_is_no_printer_a_pdf_is_offered(
    desk: Desk, page: PageContext, shown: MailroomPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "today.pdf"
    monkeypatch.setattr(
        "frontdesk.ui.mail.pdf_file.QFileDialog.getSaveFileName", lambda *_a: (str(target), "")
    )
    page.spooler = lambda: FakeSpooler(known={})
    many(desk, 2)
    shown.refresh()
    press(shown, "print")
    dialog = top(PrintDialog)
    assert not find(dialog, QWidget, "printer_field").isVisible()
    find(dialog, QPushButton, "save_pdf").click()
    assert none_open(PrintDialog)
    assert len(PdfReader(target).pages) == 2


def test_a_folder_that_cannot_be_written_leaves_everything_waiting(
    desk: Desk, shown: MailroomPage, told: Told, tmp_path: Path
) -> None:
    ids = many(desk, 2)
    shown.refresh()
    shown.work.printing.save(ids, tmp_path / "no such folder" / "today.pdf")
    assert states(desk, ids) == ["pending"] * 2
    assert told.refusals


def test_drawing_shows_how_far_it_is_and_can_be_stopped(
    desk: Desk, shown: MailroomPage, page: PageContext, tmp_path: Path, told: Told
) -> None:
    ids = many(desk, 3)
    drawing = BatchDrawing(page, "3 letters", shown)
    seen: list[str] = []

    def moved(done: int, total: int) -> None:
        seen.extend(bars(shown))
        if done == 2:
            drawing.stop()

    shown.work.printing.drawing.emit(drawing)
    drawing.moved.connect(moved)
    drawing.begin(tuple(ids), tmp_path / "batch.pdf")
    assert "3 letters: 2 of 3 prepared" in seen
    assert states(desk, ids) == ["pending"] * 3
    assert told.last == "Stopped. Nothing was printed, and everything waits as before."
    assert bars(shown) == []


# What an earlier run of the program left


@dataclass(slots=True)
class LeftBehind:
    """A job of this desk, made by a program that was killed."""

    desk: Desk
    folder: Path
    ids: list[int] = field(default_factory=list)

    def make(self, printer: str = "Office printer") -> int:
        self.ids = many(self.desk, 2)
        out = self.folder / "batch.pdf"
        return make_job(self.desk.ctx, ids=self.ids, out=out, title="2 letters", printer=printer).result.id


@pytest.fixture
def left(desk: Desk, tmp_path: Path) -> LeftBehind:
    return LeftBehind(desk, tmp_path)


def begin_anew(desk: Desk, page: PageContext, window: QWidget) -> None:
    """Begin the program a minute later."""
    desk.at("2026-11-23 09:31")
    LetterPrinting(page, window).resume()


def test_a_job_at_the_printer_is_watched_on_after_a_start(
    desk: Desk, page: PageContext, window: QWidget, left: LeftBehind
) -> None:
    job = left.make()
    spooled(desk.ctx, job=job, spool_id="1")
    begin_anew(desk, page, window)
    assert states(desk, left.ids) == ["printed"] * 2


def test_a_job_whose_number_was_never_learnt_is_found_by_its_title(
    desk: Desk, page: PageContext, window: QWidget, left: LeftBehind, spooler: FakeSpooler
) -> None:
    job = left.make()
    title = spool_title(print_job(desk.ctx, job=job))
    with (left.folder / "batch.pdf").open("rb") as pdf:
        spooler.submit(pdf, PrintOptions("office", A4), title=title)
    begin_anew(desk, page, window)
    assert states(desk, left.ids) == ["printed"] * 2


def test_a_job_that_never_arrived_is_asked_about(
    desk: Desk, page: PageContext, window: QWidget, left: LeftBehind, told: Told
) -> None:
    job = left.make()
    begin_anew(desk, page, window)
    assert print_job(desk.ctx, job=job).state is PrintJobState.FAILED
    assert set(states(desk, left.ids)) == {"spooling"}
    assert "knows nothing of it any more" in told.refusals[-1]


def test_a_print_service_that_does_not_answer_leaves_a_job_as_it_is(
    desk: Desk,
    page: PageContext,
    window: QWidget,
    left: LeftBehind,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent(_self: FakeSpooler, _title: str) -> str | None:
        raise UnreachableError("printing.unreachable", field=None)

    monkeypatch.setattr(FakeSpooler, "find", silent)
    job = left.make()
    begin_anew(desk, page, window)
    assert print_job(desk.ctx, job=job).state is PrintJobState.SENT


def test_what_others_print_or_print_from_a_file_is_left_alone(
    desk: Desk, page: PageContext, window: QWidget, left: LeftBehind
) -> None:
    job = left.make(printer="")
    begin_anew(desk, page, window)
    assert print_job(desk.ctx, job=job).state is PrintJobState.SENT


def test_of_a_job_that_nobody_watches_any_more_somebody_says_what_came_out(
    desk: Desk, shown: MailroomPage, left: LeftBehind
) -> None:
    """Its desk was given another name, or never begins anew."""
    job = left.make()
    spooled(desk.ctx, job=job, spool_id="1")
    shown.refresh()
    assert bars(shown) == ["2 letters at Office printer: sheet 0 of 2"]
    assert [each.objectName() for each in shown.jobs.findChildren(QPushButton) if each.isVisible()] == []
    desk.at("2026-11-23 09:41")
    shown.jobs.hear(Heard())
    offered(shown, "came_out").click()
    find(top(CameOutDialog), QSpinBox, "sheet").setValue(1)
    top(CameOutDialog).confirm()
    assert states(desk, left.ids) == ["printed", "pending"]


def test_nobody_is_asked_of_a_job_before_the_printer_was(
    desk: Desk, page: PageContext, window: QWidget, left: LeftBehind, spooler: FakeSpooler
) -> None:
    job = left.make()
    title = spool_title(print_job(desk.ctx, job=job))
    with (left.folder / "batch.pdf").open("rb") as pdf:
        spooler.submit(pdf, PrintOptions("office", A4), title=title)
    spooler.ahead = [JobState.PRINTING]
    desk.at("2026-11-23 09:31")
    printing = LetterPrinting(page, window)
    shown = MailroomPage(page, CaseActions(page, window), window, printing=printing)
    page.bus.changed.connect(lambda _changes: shown.refresh())
    window.show()
    shown.refresh()
    assert bars(shown) == ["2 letters: asking Office printer what became of it …"]
    assert [each.objectName() for each in shown.jobs.findChildren(QPushButton) if each.isVisible()] == []
    printing.resume()
    assert bars(shown) == ["2 letters at Office printer: sheet 1 of 2"]
    assert offered(shown, "stop")
