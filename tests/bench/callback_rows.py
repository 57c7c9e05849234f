"""Thousands of calls that are promised in a large office: how long nobody at the window is served.

`python -m tests.bench.callback_rows DATABASE HOME loaded` goes through them once, in a window of its own, and
prints the longest block of the UI thread at each move, in milliseconds, as JSON; with `early` the page is
opened as soon as the window stands, while the rest of the program is still being loaded.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt

from frontdesk.store.fields import to_milliseconds
from frontdesk.ui.page_list import CALLBACKS, TODAY
from frontdesk.ui.pages.today.page import TodayPage
from tests.bench.generator import NOW, OPEN_CASES, insert
from tests.bench.hands import Move
from tests.bench.journey import ALT, CONTROL, gone_through, keys, loading, longest, page, rows, shell
from tests.bench.row import Row
from tests.page_keys import page_key

PROMISED = 5_000
EARLY, LOADED = "early", "loaded"
_HOUR = 3_600_000  # milliseconds
_BEFORE, _AHEAD = 48, 240  # hours from now in which the windows lie
_STAFF = 8


def waiting(database: Path, home: Path) -> Iterator[Row]:
    """Return a row for each move, in a program that is loaded and in one that has just begun."""
    promise(database)
    for when in (LOADED, EARLY):
        for name, block in longest("tests.bench.callback_rows", database, home, when).items():
            yield Row(f"UI thread blocked, {PROMISED:,} callbacks, {when}: {name}", None, block, "ms", 50)


def promise(database: Path, *, count: int = PROMISED) -> None:
    """Promise so many calls on open cases, each with its deadline, around now."""
    chance = random.Random(5)
    with closing(sqlite3.connect(database)) as connection, connection:
        cases = connection.execute(
            "SELECT id, customer_id, subject FROM cases ORDER BY id DESC LIMIT ?", (OPEN_CASES,)
        ).fetchall()
        ((last,),) = connection.execute("SELECT max(id) FROM deadlines")
        made = [_promised(last + n, chance.choice(cases), _start(chance)) for n in range(1, count + 1)]
        insert(connection, "deadlines", [deadline for deadline, _ in made])
        insert(connection, "callbacks", [callback for _, callback in made])


def _start(chance: random.Random) -> int:
    return to_milliseconds(NOW) + chance.randrange(-_BEFORE, _AHEAD) * _HOUR


def _promised(
    id_: int, about: tuple[int, int, str], start: int
) -> tuple[dict[str, object], dict[str, object]]:
    """Return a deadline with this id, and the call about a case that is owed by it."""
    case, customer, subject = about
    now, staff, number = to_milliseconds(NOW), id_ % _STAFF + 1, f"518555{id_ % 10_000:04}"
    deadline = {
        "id": id_, "case": case, "kind": "callback", "due": start + _HOUR, "state": "open", "started": now,
        "provisions": '["CSP-002"]', "explanation": "[]", "policy_version": "1", "calendar_digest": "0" * 16,
        "staff": staff,
    }  # fmt: skip
    callback = {
        "case": case, "customer": customer, "deadline": id_, "staff": staff, "number": f"+1 {number}",
        "dial": f"+1{number}", "about": subject, "window_start": start, "window_end": start + _HOUR,
        "call_from": start, "call_until": start + _HOUR, "agreed": now,
    }  # fmt: skip
    return deadline, callback


def calling(when: str) -> Iterator[Move]:
    """Yield the moves; each is thought of when the one before it is done."""
    yield Move("Today is shown", seen=lambda: rows(page(TODAY, TodayPage).list) > PROMISED)
    if when == LOADED:
        yield loading()
    yield Move("Callbacks", (keys(page_key(CALLBACKS), ALT),), lambda: _listed() > PROMISED)
    yield Move("to the last and back", (keys(Qt.Key.Key_End), keys(Qt.Key.Key_Home)))
    yield Move("through the list", (keys(Qt.Key.Key_PageDown),) * 20)
    yield Move("a day", (keys(Qt.Key.Key_2, CONTROL),))
    yield Move("a week", (keys(Qt.Key.Key_3, CONTROL),))
    yield Move("the list again", (keys(Qt.Key.Key_1, CONTROL),), lambda: _listed() > PROMISED)
    yield Move("somebody is called", (keys(Qt.Key.Key_Return),), _called)
    front = (keys(Qt.Key.Key_Escape), shell().activateWindow)
    yield Move("the main window is in front again", front, shell().isActiveWindow)
    yield Move("Today again", (keys(Qt.Key.Key_1, ALT),), lambda: page(TODAY, TodayPage).isVisible())


def _listed() -> int:
    from frontdesk.ui.pages.callbacks.page import CallbacksPage

    return rows(page(CALLBACKS, CallbacksPage).waiting.list)


def _called() -> bool:
    from PySide6.QtWidgets import QApplication

    from frontdesk.ui.callbacks.call_window import CallWindow

    return any(isinstance(each, CallWindow) and each.isVisible() for each in QApplication.topLevelWidgets())


if __name__ == "__main__":
    raise SystemExit(gone_through(sys.argv[1], sys.argv[2], lambda: calling(sys.argv[3])))
