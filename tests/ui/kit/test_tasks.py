"""Work off the UI thread: in order, latest wins, nothing heard by who is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.tasks.immediate import ImmediateTasks
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.tasks.threads import ThreadTasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[ThreadTasks]:
    runner = ThreadTasks()
    yield runner
    runner.close()


class Gate:
    """Holds a worker until the test lets it go on."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self._open = threading.Event()

    def pass_through(self) -> None:
        self.entered.set()
        assert self._open.wait(10)

    def open(self) -> None:
        self._open.set()


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, result: object) -> None:
        self.heard.append(result)


def fail(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_writes_happen_one_after_another_off_the_ui_thread(tasks: ThreadTasks, qtbot: QtBot) -> None:
    order: list[int] = []
    threads: set[int] = set()

    def write(number: int) -> None:
        order.append(number)
        threads.add(threading.get_ident())

    told: list[None] = []
    for number in range(50):
        tasks.write(partial(write, number), told.append)
    qtbot.waitUntil(lambda: len(told) == 50)

    assert order == list(range(50))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_results_come_back_on_the_ui_thread(tasks: ThreadTasks, qtbot: QtBot) -> None:
    seen: list[int] = []
    tasks.read(lambda: 7, lambda _result: seen.append(threading.get_ident()))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_typing_never_waits_for_a_long_write_or_a_page(tasks: ThreadTasks, qtbot: QtBot) -> None:
    write, page = Gate(), Gate()
    tasks.write(write.pass_through)
    tasks.read(page.pass_through, lane=Lane.PAGES)
    assert write.entered.wait(10)
    assert page.entered.wait(10)

    found: list[str] = []
    tasks.read(lambda: "found", found.append, lane=Lane.TYPING)
    qtbot.waitUntil(lambda: found == ["found"])
    write.open()
    page.open()


def test_of_one_key_only_the_latest_is_heard(tasks: ThreadTasks, qtbot: QtBot) -> None:
    gate = Gate()
    ran: list[str] = []
    heard: list[str] = []

    def look_up(text: str) -> str:
        ran.append(text)
        if text == "ma":
            gate.pass_through()
        return text

    tasks.read(lambda: look_up("ma"), heard.append, lane=Lane.TYPING, replace_key="search")
    assert gate.entered.wait(10)
    tasks.read(lambda: look_up("mar"), heard.append, lane=Lane.TYPING, replace_key="search")
    tasks.read(lambda: look_up("mari"), heard.append, lane=Lane.TYPING, replace_key="search")
    tasks.read(lambda: look_up("other"), heard.append, lane=Lane.TYPING, replace_key="else")
    gate.open()
    qtbot.waitUntil(lambda: "other" in heard)

    assert heard == ["mari", "other"]
    assert ran == ["ma", "mari", "other"]


def test_who_is_gone_hears_nothing(tasks: ThreadTasks, qtbot: QtBot) -> None:
    import shiboken6

    gate = Gate()
    listener = Listener()
    tasks.read(gate.pass_through, listener.hear)
    assert gate.entered.wait(10)
    shiboken6.delete(listener)
    after: list[int] = []
    tasks.read(lambda: 1, after.append)
    gate.open()
    qtbot.waitUntil(lambda: after == [1])
    assert listener.heard == []


def test_a_cancelled_read_is_not_heard_and_a_cancelled_write_still_happens(
    tasks: ThreadTasks, qtbot: QtBot
) -> None:
    heard: list[str] = []
    written: list[str] = []
    tasks.read(lambda: "read", heard.append).cancel()
    tasks.write(lambda: written.append("kept"), lambda _none: heard.append("write")).cancel()
    after: list[int] = []
    tasks.write(lambda: 1, after.append)
    qtbot.waitUntil(lambda: after == [1])
    assert written == ["kept"]
    assert heard == []


def test_a_refusal_goes_to_who_asked_and_a_bug_is_told_once(tasks: ThreadTasks, qtbot: QtBot) -> None:
    refusals: list[FrontDeskError] = []
    bugs: list[Exception] = []
    tasks.bug_found.connect(bugs.append)
    refusal, bug = FrontDeskError("test.refused"), ZeroDivisionError()
    tasks.write(fail(refusal), failed=refusals.append)
    tasks.write(fail(bug), failed=refusals.append)
    qtbot.waitUntil(lambda: bool(bugs))
    assert refusals == [refusal]
    assert bugs == [bug]


def test_closing_finishes_the_writes_and_ends_every_thread(qtbot: QtBot) -> None:
    ended: SimpleQueue[str] = SimpleQueue()
    runner = ThreadTasks(thread_ended=lambda: ended.put(threading.current_thread().name))
    written: list[int] = []
    for number in range(20):
        runner.write(partial(written.append, number))
    runner.read(lambda: None)
    runner.close()
    assert written == list(range(20))
    assert {ended.get(), ended.get()} == {"frontdesk-write", "frontdesk-pages"}
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("frontdesk-")]


def test_the_double_for_tests_runs_everything_at_once() -> None:
    runner = ImmediateTasks()
    heard: list[object] = []
    runner.write(lambda: 1, heard.append)
    runner.read(lambda: 2, heard.append, lane=Lane.TYPING, replace_key="x").cancel()
    refusal = FrontDeskError("test.refused")
    runner.write(fail(refusal), failed=heard.append)
    assert heard == [1, 2, refusal]
    with pytest.raises(ZeroDivisionError):
        runner.write(fail(ZeroDivisionError()), failed=heard.append)
