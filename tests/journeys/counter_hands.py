"""Runs the real program and works its counter from inside: `python -m tests.journeys.counter_hands ROLE`.

`write` opens the counter, writes one entry, tells its code, begins another, says "half" and waits to be
killed. `come_back` is begun without a word of the counter, tells what is seen, leaves by the staff code and
tells what is seen then. `wait` is begun likewise where the database does not answer: it first tells what is
said of that, each time it is something else.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from frontdesk.app import main
from frontdesk.store import connection
from frontdesk.ui.counter import patience
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.screen import CounterScreen
from frontdesk.ui.counter.waiting_screen import WaitingScreen
from frontdesk.ui.forms.loading import find
from frontdesk.ui.opening.start import make_application
from tests.journeys.hands import Hands, Steps, shells, shown

FIRST, SECOND = "A clock in the hall", "Half of something secret"
CODE = "204060"


def write_and_begin_another() -> Steps:
    yield lambda: bool(shown(CounterScreen))
    writing = the_screen().writing
    QTest.keyClicks(writing.words.field, FIRST)
    find(writing, BigButton, "next").click()
    find(writing.who, BigButton, "anonymous").click()
    find(writing, BigButton, "next").click()
    yield lambda: bool(writing.thanks.code)
    print(writing.thanks.code, flush=True)
    find(writing, BigButton, "done").click()
    QTest.keyClicks(writing.words.field, SECOND)
    yield lambda: writing.words.field.written == SECOND
    print("half", flush=True)


def come_back_and_leave() -> Steps:
    yield lambda: bool(shown(CounterScreen))
    screen = the_screen()
    print(json.dumps({"seen": windows(), "written": screen.writing.words.field.written}), flush=True)
    find(screen, BigButton, "staff").click()
    line = find(screen.writing.code, QLineEdit, "code")
    QTest.keyClicks(line, CODE)
    QTest.keyClick(line, Qt.Key.Key_Return)
    yield lambda: any(shell.isVisible() for shell in shells())
    print(json.dumps(windows()), flush=True)
    for shell in shells():
        shell.close()


def wait_and_come_back() -> Steps:
    told = [""]
    while not shown(CounterScreen):
        yield lambda: bool(shown(CounterScreen)) or reason() not in ("", told[-1])
        if (said := reason()) not in ("", told[-1]):
            told.append(said)
            print(json.dumps({"seen": windows(), "said": said}), flush=True)
    yield from come_back_and_leave()


def reason() -> str:
    """Return what staff are told while the database is waited for."""
    screens = [each for each in QApplication.topLevelWidgets() if isinstance(each, WaitingScreen)]
    return "".join(find(screen, QLabel, "reason").text() for screen in screens if screen.isVisible())


def the_screen() -> CounterScreen:
    """Return the counter's screen."""
    (screen,) = shown(CounterScreen)
    assert isinstance(screen, CounterScreen)
    return screen


def windows() -> list[str]:
    """Return what kinds of windows are on screen."""
    return [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]


if __name__ == "__main__":
    make_application()
    if sys.argv[1] == "write":
        hands = Hands(write_and_begin_another())
        sys.exit(main(["--counter"]))
    connection.BUSY_SECONDS = patience.AGAIN_MS = 0  # nobody waits for a test
    roles = {"come_back": come_back_and_leave, "wait": wait_and_come_back}
    hands = Hands(roles[sys.argv[1]]())
    sys.exit(main([]))
