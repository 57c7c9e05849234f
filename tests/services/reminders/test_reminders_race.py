"""Desks that look at the same instant, and one whose power fails in the middle of writing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from frontdesk.services.reminders.announcing import announce, confirm_shown
from frontdesk.services.reminders.watch import look_anew
from frontdesk.store.models import Reminder
from tests.services.absent import id_of
from tests.services.callbacks.promised import NUMBER, agree
from tests.services.contacts import CALL, LETTER, log
from tests.services.offices import Desk

ROOT = Path(__file__).parents[3]
DESKS = 3


def owe_much(desk: Desk) -> datetime:
    """Log contacts and callbacks, and return a time at which all of them are overdue."""
    for _ in range(20):
        log(desk, LETTER)
        log(desk, CALL)
        agree(desk, number=NUMBER, person="Jonas Weber")
    return desk.at("2026-12-14 10:00")


def test_desks_that_look_at_once_tell_nothing_twice_and_all_of_it(desk: Desk) -> None:
    owe_much(desk)
    barrier = Barrier(DESKS)

    def look(number: int) -> list[int]:
        ctx = replace(desk.ctx, desk=f"desk {number}")
        told: list[int] = []
        try:
            for _ in range(5):
                barrier.wait(timeout=30)
                look_anew(ctx.store)
                found = announce(ctx).result
                told += found.ids
                confirm_shown(ctx, announcement=found)
        finally:
            desk.store.close_thread()
        return told

    with ThreadPoolExecutor(DESKS) as desks:
        told = Counter(id_ for ids in desks.map(look, range(DESKS)) for id_ in ids)
    assert set(told.values()) == {1}
    assert set(told) == {id_ for (id_,) in desk.store.rows(Reminder.select(Reminder.id))}
    desk.clock.instant += timedelta(hours=1)
    assert announce(desk.ctx).result.ids == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_desk_killed_while_it_writes_has_told_nothing_and_two_others_tell_all(sqlite_desk: Desk) -> None:
    now = owe_much(sqlite_desk)
    staff = [id_of(sqlite_desk, name) for name in ("Ana Lind", "Jonas Weber")]
    assert _look(sqlite_desk, now, (staff[0],), "killed") == [-9]
    assert sqlite_desk.store.rows(Reminder.select(Reminder.id)) == []
    told = Counter(_look(sqlite_desk, now, (*staff, staff[0])))
    assert set(told.values()) == {1}
    assert set(told) == {id_ for (id_,) in sqlite_desk.store.rows(Reminder.select(Reminder.id))}
    assert len(told) > 3 * 20


def _look(desk: Desk, now: datetime, staff: tuple[int, ...], *killed: str) -> list[int]:
    """Let programs of these people look at once; return the ids that they took, the signal of one killed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.services.reminding_desk", str(desk.store.url), now.isoformat()]
    started = [
        subprocess.Popen(
            [*command, str(each), *killed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for each in staff
    ]
    for each in started:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in started:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    taken: list[int] = []
    for each in started:
        out, _ = each.communicate(timeout=60)
        taken += [each.returncode] if each.returncode else [int(id_) for id_ in out.split()]
    return taken
