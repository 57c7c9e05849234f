"""A job is watched to its end, through every silence of the print service."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.jobs import JobReport, JobState
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.watch import JobWatch
from tests.ui.printing.fake_spooler import FakeSpooler


def states(seen: list[JobReport]) -> list[JobState]:
    return [each.state for each in seen]


def test_every_change_is_told_once_and_the_end_ends_it(
    page: PageContext, spooler: FakeSpooler, qtbot: QtBot
) -> None:
    spooler.ahead = [JobState.WAITING, JobState.WAITING, JobState.PRINTING, JobState.COMPLETED]
    parent = QObject()
    watch = JobWatch(page, "1", parent, every_ms=0)
    seen: list[JobReport] = []
    watch.moved.connect(seen.append)
    with qtbot.waitSignal(watch.ended):
        watch.begin()
    assert states(seen) == [JobState.WAITING, JobState.PRINTING, JobState.COMPLETED]


def test_a_silent_service_is_told_once_and_asked_again(
    page: PageContext, spooler: FakeSpooler, qtbot: QtBot
) -> None:
    silent = UnreachableError("printing.unreachable", where="here")
    spooler.ahead = [JobState.PRINTING, silent, silent, JobState.COMPLETED]
    parent = QObject()
    watch = JobWatch(page, "1", parent, every_ms=0, out_of_reach_ms=0)
    told: list[object] = []
    watch.out_of_reach.connect(told.append)
    with qtbot.waitSignal(watch.ended) as ended:
        watch.begin()
    assert len(told) == 1
    assert ended.args is not None
    assert ended.args[0].state is JobState.COMPLETED


def test_a_watch_that_is_stopped_asks_no_more(page: PageContext, spooler: FakeSpooler) -> None:
    spooler.ahead = [JobState.PRINTING, JobState.COMPLETED]
    parent = QObject()
    watch = JobWatch(page, "1", parent, every_ms=0)
    watch.moved.connect(lambda _report: watch.stop())
    ended: list[object] = []
    watch.ended.connect(ended.append)
    watch.begin()
    assert spooler.ahead == [JobState.COMPLETED]
    assert not ended


def test_a_job_that_is_cancelled_ends_so(page: PageContext, spooler: FakeSpooler, qtbot: QtBot) -> None:
    spooler.ahead = [JobState.PRINTING]
    parent = QObject()
    watch = JobWatch(page, "7", parent, every_ms=10_000)
    watch.begin()
    with qtbot.waitSignal(watch.ended) as ended:
        watch.cancel()
    assert spooler.cancelled == ["7"]
    assert ended.args is not None
    assert ended.args[0].state is JobState.CANCELLED
