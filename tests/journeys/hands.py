"""Runs the real program and works its window from inside: `python -m tests.journeys.hands ROLE`.

`type` types half a call and says "kept" once the draft is on the disk; then it waits to be killed.
`resume` goes on with what was put aside, tells what stands in the window, and leaves.
`answer` writes half an answer to a case likewise, `go_on` goes on with it and tells what stands there.
`begin` sets an office up in the welcome of a first start, and tells which window follows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from frontdesk.app import main
from frontdesk.ui.dialogs.answer import AnswerDialog
from frontdesk.ui.forms import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.pages.today.page import TodayPage
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.start import make_application
from frontdesk.ui.welcome.welcome import Welcome
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.lookup_field import LookupField

_LOOK_EVERY_MS = 20
NUMBER, NAME, LINE = "020 7946 0123", "Rosa Delgado", "Parcel left in the rain"
ANSWER = "The parcel went to the old address, for nobody had told the courier of the new one."
OFFICE = "Harbour Office"

Steps = Iterator[Callable[[], bool]]


class Hands(QObject):
    """Goes on with the next step whenever what the last one waits for has happened."""

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps
        self._waits_for = next(steps)
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._go_on)
        self._look.start()

    def _go_on(self) -> None:
        if not self._waits_for():
            return
        following = next(self._steps, None)
        if following is None:
            self._look.stop()
        else:
            self._waits_for = following


def shown(kind: type[QObject]) -> list[QObject]:
    """Return the windows of a kind that are on screen and have the keyboard."""
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, kind) and each.isActiveWindow()]


def type_half_a_call() -> Steps:
    yield lambda: bool(shown(Shell))
    (shell,) = shown(Shell)
    assert isinstance(shell, Shell)
    QTest.keyClick(shell, Qt.Key.Key_F3)
    yield lambda: bool(shown(IntakeWindow))
    (window,) = shown(IntakeWindow)
    assert isinstance(window, IntakeWindow)
    QTest.keyClicks(find(window, LookupField, "number"), NUMBER)
    QTest.keyClicks(find(window, LookupField, "name"), NAME)
    QTest.keyClicks(find(window, QLineEdit, "subject"), LINE)
    kept = find(window, QLabel, "draft_state")
    yield lambda: bool(kept.text())
    print("kept", flush=True)


def resume_and_tell() -> Steps:
    yield lambda: any(banner.findChild(QPushButton) for banner in banners())
    next(button for banner in banners() if (button := banner.findChild(QPushButton))).click()
    yield lambda: bool(shown(IntakeWindow))
    (window,) = shown(IntakeWindow)
    assert isinstance(window, IntakeWindow)
    told = {
        "number": find(window, LookupField, "number").text(),
        "name": find(window, LookupField, "name").text(),
        "subject": find(window, QLineEdit, "subject").text(),
        "details": find(window, QPlainTextEdit, "details").toPlainText(),
    }
    print(json.dumps(told), flush=True)
    for shell in shells():
        shell.close()


def write_half_an_answer() -> Steps:
    yield lambda: any(page.list.current_key is not None for page in today())
    (page,) = today()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    yield lambda: bool(shown(AnswerDialog))
    (dialog,) = shown(AnswerDialog)
    assert isinstance(dialog, AnswerDialog)
    QTest.keyClicks(find(dialog, QPlainTextEdit, "analysis"), ANSWER)
    state = find(dialog, QLabel, "draft_state")
    yield lambda: bool(state.text())
    print("kept", flush=True)


def go_on_with_the_answer() -> Steps:
    yield lambda: any(banner.findChild(QPushButton) for banner in banners())
    next(button for banner in banners() if (button := banner.findChild(QPushButton))).click()
    yield lambda: bool(shown(AnswerDialog))
    (dialog,) = shown(AnswerDialog)
    assert isinstance(dialog, AnswerDialog)
    analysis = find(dialog, QPlainTextEdit, "analysis")
    yield lambda: bool(analysis.toPlainText())
    print(analysis.toPlainText(), flush=True)
    for shell in shells():
        shell.close()


def begin_an_office() -> Steps:
    yield lambda: bool(shown(Welcome))
    (welcome,) = shown(Welcome)
    assert isinstance(welcome, Welcome)
    begin = find(welcome, QPushButton, "begin")
    suggested = [find(welcome, QComboBox, name) for name in ("country", "timezone")]
    yield lambda: all(choice.currentText() for choice in suggested)
    find(welcome, QLineEdit, "name").setText(OFFICE)
    find(welcome, QLineEdit, "person").setText(NAME)
    begin.click()
    yield lambda: any(shell.isVisible() for shell in shells())
    for shell in shells():
        print(shell.windowTitle(), flush=True)
        shell.close()


def banners() -> list[Banner]:
    """Return the banners above the page."""
    return [banner for shell in shells() for banner in shell.findChildren(Banner)]


def today() -> list[TodayPage]:
    """Return the page Today, once it is there."""
    return [page for shell in shown(Shell) for page in shell.findChildren(TodayPage)]


def shells() -> list[Shell]:
    """Return the main window, whether it has the keyboard or not."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Shell)]


if __name__ == "__main__":
    make_application()
    roles = {
        "type": type_half_a_call,
        "resume": resume_and_tell,
        "answer": write_half_an_answer,
        "go_on": go_on_with_the_answer,
        "begin": begin_an_office,
    }
    hands = Hands(roles[sys.argv[1]]())
    sys.exit(main([]))
