"""Runs the real program and works its counter from inside: `python -m tests.journeys.counter_hands ROLE`.

`write` opens the counter, writes one entry, tells its code, begins another, says "half" and waits to be
killed. `come_back` is begun without a word of the counter, tells what is seen, leaves by the staff code and
tells what is seen then.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from frontdesk.app import main
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.screen import CounterScreen
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
    hands = Hands(come_back_and_leave())
    sys.exit(main([]))
