"""A receptionist's morning in a large office: how long nobody at the window is served, move by move.

`python -m tests.bench.journey DATABASE` goes through it once, in a window of its own, and prints the longest
block of the UI thread at each move, in milliseconds, as JSON. It writes into the database.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from frontdesk.services.lists.case_filter import CaseSort
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.opening.running import Running
from frontdesk.ui.opening.start import make_application
from frontdesk.ui.page_list import CASE, CASES, MAILROOM, PEOPLE, TODAY
from frontdesk.ui.pages.today.page import TodayPage
from frontdesk.ui.shell.page import Page
from frontdesk.ui.shell.window import Shell
from tests.bench.hands import Act, Hands, Move
from tests.bench.row import Row
from tests.bench.store_rows import desk_of
from tests.bench.texts import FORENAMES
from tests.bench.window import as_installed
from tests.page_keys import page_key

ROUNDS = 3
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_LOADING_TICKS = 100  # while the program loads what the first window did without

P = TypeVar("P", bound=Page)

# What the program loads in the background is not loaded here before it does so itself: hence imports below.


def blocked(database: Path, home: Path) -> Iterator[Row]:
    """Return a row for each move: its longest block, the median of several rounds."""
    for name, block in longest("tests.bench.journey", database, home).items():
        yield Row(f"UI thread blocked: {name}", None, block, "ms", 50)


def longest(module: str, database: Path, home: Path, *arguments: str) -> dict[str, float]:
    """Return the longest block at each move of a journey, the median of several rounds."""
    gone = [once(module, database, home, *arguments) for _ in range(ROUNDS)]
    return {name: median(each[name] for each in gone) for name in gone[0]}


def once(module: str, database: Path, home: Path, *arguments: str) -> dict[str, float]:
    """Go through a journey in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", module, str(database), str(home), *arguments],
        env=as_installed() | {"FRONTDESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main(database: str, home: str) -> int:
    """Go through the morning and print what was found."""
    return gone_through(database, home, lambda: morning(known_number(database)))


def gone_through(database: str, home: str, moves: Callable[[], Iterator[Move]]) -> int:
    """Make the moves in a window of its own, and print the longest block of each."""
    application = make_application()
    log = Path(home) / "frontdesk.log"
    with desk_of(Path(database)) as context:
        running = Running(application, Theme(application, Scheme.LIGHT), context, "en", log)
        hands = Hands(moves(), lambda: shell().close())
        running.run()
    print(json.dumps(hands.blocks))
    if hands.missed:
        print(f"never seen: {hands.missed}", file=sys.stderr)
    return 1 if hands.missed else 0


def known_number(database: str) -> str:
    """Return the number of a customer of the office, as somebody in the United States types it."""
    with closing(sqlite3.connect(database)) as connection:
        ((digits,),) = connection.execute("SELECT digits FROM phones ORDER BY id LIMIT 1 OFFSET 500")
    return f"{digits[-10:-7]} {digits[-7:-4]} {digits[-4:]}"


def morning(number: str) -> Iterator[Move]:
    """Yield the moves; each is thought of when the one before it is done."""
    yield Move("Today is shown", seen=lambda: rows(page(TODAY, TodayPage).list) > 0)
    yield loading()
    yield from a_call(number)
    yield Move("looking for words", (keys(Qt.Key.Key_K, CONTROL), *letters("lamp corner")), found)
    yield Move("a case is opened", (keys(Qt.Key.Key_Down), keys(Qt.Key.Key_Return)), case_shown)
    yield from all_cases()
    from frontdesk.ui.pages.mailroom.page import MailroomPage
    from frontdesk.ui.pages.people.page import PeoplePage

    yield Move(
        "the Mailroom", (keys(page_key(MAILROOM), ALT),), lambda: page(MAILROOM, MailroomPage).isVisible()
    )
    yield Move("People", (keys(page_key(PEOPLE), ALT),), lambda: page(PEOPLE, PeoplePage).isVisible())
    yield Move("somebody is looked up", letters(FORENAMES[0].lower()), people_listed)
    yield Move("the customer is opened", (keys(Qt.Key.Key_Down), keys(Qt.Key.Key_Return)))
    yield Move("back to Today", (keys(Qt.Key.Key_1, ALT),), lambda: page(TODAY, TodayPage).isVisible())
    yield Move("through Today", (keys(Qt.Key.Key_End), keys(Qt.Key.Key_Home)))


def loading() -> Move:
    """Return the time in which the program loads what the first window did without."""
    return Move("the rest is loaded", (lambda: None,) * _LOADING_TICKS)


def a_call(number: str) -> Iterator[Move]:
    """Yield the moves of a call that is referred."""
    yield Move("a call begins", (keys(Qt.Key.Key_F3),), intake_windows)
    yield Move("the caller's number is typed", letters(number), offered)
    yield Move("the caller is chosen", (keys(Qt.Key.Key_Return),))
    yield Move("what it is about", (*letters("2Lamp out at the corner"), keys(Qt.Key.Key_Return)))
    yield Move("who takes it is typed", letters("2Jane"), offered)
    yield Move("who takes it is chosen", (keys(Qt.Key.Key_Return),))
    yield Move("the call is saved", (keys(Qt.Key.Key_Return, CONTROL),), lambda: not intake_windows())
    yield Move("the main window is in front again", (shell().activateWindow,), shell().isActiveWindow)


def all_cases() -> Iterator[Move]:
    """Yield the moves through the list of all cases."""
    yield Move("Cases", (keys(Qt.Key.Key_3, ALT),), cases_listed)
    from frontdesk.ui.pages.cases.page import CasesPage

    table = page(CASES, CasesPage).table
    yield Move("through all cases", (table.setFocus, *(keys(Qt.Key.Key_PageDown),) * 20))
    yield Move("to the last case", (keys(Qt.Key.Key_End, CONTROL), keys(Qt.Key.Key_Home, CONTROL)))
    yield Move("sorted by customer", (lambda: table.sort_wanted.emit(CaseSort.CUSTOMER.value, False),))
    yield Move("sorted by date", (lambda: table.sort_wanted.emit(CaseSort.RECEIVED.value, True),))


def keys(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Act:
    """Return a press of a key in whatever has the keyboard."""
    return lambda: QTest.keyClick(focus(), key, modifier)


def letters(text: str) -> tuple[Act, ...]:
    """Return the key presses of a text."""
    return tuple(lambda letter=letter: QTest.keyClicks(focus(), letter) for letter in text)


def focus() -> QWidget:
    """Return what has the keyboard."""
    return QApplication.focusWidget() or front()


def front() -> QWidget:
    """Return the window in front."""
    return QApplication.activeWindow() or shell()


def shell() -> Shell:
    """Return the main window."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Shell))


def page(name: str, kind: type[P]) -> P:
    """Return a page of the main window."""
    found = shell().pages.page(name)
    assert isinstance(found, kind)
    return found


def intake_windows() -> list[QWidget]:
    """Return the intake windows on screen."""
    from frontdesk.ui.intake.window import IntakeWindow

    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, IntakeWindow) and each.isVisible()]


def rows(view: QAbstractItemView) -> int:
    """Return how many rows a list has."""
    return view.model().rowCount()


def found() -> bool:
    """Whether the search has brought something."""
    first = shell().results.popup.current
    return first is not None and first.key is not None


def offered() -> bool:
    """Whether the field that has the keyboard offers what it looked up."""
    from frontdesk.ui.widgets.lookup_field import LookupField

    field = focus()
    return isinstance(field, LookupField) and field.popup.isVisible()


def cases_listed() -> bool:
    """Whether the list of all cases has its rows."""
    from frontdesk.ui.pages.cases.page import CasesPage

    return page(CASES, CasesPage).table.rows.rowCount() > 0


def people_listed() -> bool:
    """Whether People has found somebody."""
    from frontdesk.ui.pages.people.page import PeoplePage

    return rows(page(PEOPLE, PeoplePage).list) > 0


def case_shown() -> bool:
    """Whether a case's page is in front."""
    from frontdesk.ui.pages.case.page import CasePage

    return page(CASE, CasePage).isVisible()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
