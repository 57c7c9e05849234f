"""Runs the real program and works its window from inside: `python -m tests.journeys.hands ROLE`.

`type` types half a call and says "kept" once the draft is on the disk; then it waits to be killed.
`resume` goes on with what was put aside, tells what stands in the window, and leaves.
`letter` writes half a letter in the Mailroom likewise, `finish` goes on with it and tells what stands there.
`answer` writes half an answer to a case likewise, `go_on` goes on with it and tells what stands there.
`agree` types half a callback likewise, `promise` goes on with it and tells what stands there.
`mend` reads why the office cannot be opened and brings the last copy back, `find` does so when damage is
found while the program is open, `bring_back` from the settings; each, begun anew, tells what is owed.
`begin` sets an office up in the welcome of a first start, and tells which window follows.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from frontdesk.app import main
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.dialogs.answer import AnswerDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.keeping import daily_backup
from frontdesk.ui.mail.window import LetterWindow
from frontdesk.ui.opening.start import make_application
from frontdesk.ui.page_list import CALLBACKS, MAILROOM, SETTINGS
from frontdesk.ui.pages.settings.page import SettingsPage
from frontdesk.ui.pages.today.page import TodayPage
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.welcome.welcome import Welcome
from frontdesk.ui.widgets.ask_box import AskBox
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField

_LOOK_EVERY_MS = 20
NUMBER, NAME, LINE = "020 7946 0123", "Rosa Delgado", "Parcel left in the rain"
ANSWER = "The parcel went to the old address, for nobody had told the courier of the new one."
LETTER = "We have found your umbrella; it lies at reception."
WINDOW = "Thu 10"
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


def write_half_a_letter() -> Steps:
    yield lambda: bool(shown(Shell))
    (shell,) = shown(Shell)
    assert isinstance(shell, Shell)
    page = shell.open_page(MAILROOM)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    yield lambda: bool(shown(LetterWindow))
    (window,) = shown(LetterWindow)
    assert isinstance(window, LetterWindow)
    QTest.keyClicks(letter_text(window), LETTER)
    state = find(window, QLabel, "draft_state")
    yield lambda: bool(state.text())
    print("kept", flush=True)


def go_on_with_the_letter() -> Steps:
    yield lambda: any(banner.findChild(QPushButton) for banner in banners())
    next(button for banner in banners() if (button := banner.findChild(QPushButton))).click()
    yield lambda: bool(shown(LetterWindow))
    (window,) = shown(LetterWindow)
    assert isinstance(window, LetterWindow)
    print(letter_text(window).toPlainText(), flush=True)
    for shell in shells():
        shell.close()


def agree_half_a_callback() -> Steps:
    yield lambda: bool(shown(Shell))
    (shell,) = shown(Shell)
    assert isinstance(shell, Shell)
    page = shell.open_page(CALLBACKS)
    QTest.keyClick(page, Qt.Key.Key_F7)
    yield lambda: bool(shown(AgreeDialog))
    (dialog,) = shown(AgreeDialog)
    assert isinstance(dialog, AgreeDialog)
    QTest.keyClicks(find(dialog, QLineEdit, "window"), WINDOW)
    QTest.keyClicks(find(dialog, QLineEdit, "number"), NUMBER)
    state = find(dialog, QLabel, "draft_state")
    yield lambda: bool(state.text())
    print("kept", flush=True)


def go_on_with_the_callback() -> Steps:
    yield lambda: any(banner.findChild(QPushButton) for banner in banners())
    next(button for banner in banners() if (button := banner.findChild(QPushButton))).click()
    yield lambda: bool(shown(AgreeDialog))
    (dialog,) = shown(AgreeDialog)
    assert isinstance(dialog, AgreeDialog)
    window = find(dialog, QLineEdit, "window")
    reading = find(dialog, QLabel, "window_reading")
    yield lambda: window.text() == WINDOW and "10:00" in reading.text()
    print(
        json.dumps({"window": window.text(), "number": find(dialog, QLineEdit, "number").text()}), flush=True
    )
    for shell in shells():
        shell.close()


def letter_text(window: LetterWindow) -> QPlainTextEdit:
    """Return the field of a free letter's text."""
    text = find(window, Field, "fact_text").input
    assert isinstance(text, QPlainTextEdit)
    return text


def mend_at_the_start() -> Steps:
    yield lambda: bool(boxes())
    yield from bring_the_last_copy_back()


def mend_what_is_found() -> Steps:
    yield lambda: any("damaged" in banner.accessibleName() for banner in banners())
    banner = next(banner for banner in banners() if "damaged" in banner.accessibleName())
    print(banner.accessibleName(), flush=True)
    press(find_button(banner))
    yield lambda: bool(boxes())
    yield from bring_the_last_copy_back()


def bring_back_from_the_settings() -> Steps:
    yield lambda: bool(shown(Shell))
    (shell,) = shown(Shell)
    assert isinstance(shell, Shell)
    settings = shell.open_page(SETTINGS)
    assert isinstance(settings, SettingsPage)
    settings.open("backups")
    yield lambda: settings.findChild(QPushButton, "restore") is not None
    press(find(settings, QPushButton, "restore"))
    yield lambda: bool(boxes())
    yield from bring_the_last_copy_back()


def bring_the_last_copy_back() -> Steps:
    (box,) = boxes()
    print(box.text, flush=True)
    (likeliest,) = [each for each in box.findChildren(QPushButton) if each.isDefault()]
    print(likeliest.text(), flush=True)
    press(likeliest)
    yield lambda: not boxes()


def tell_what_is_owed() -> Steps:
    yield lambda: any(page.list.current_key is not None for page in today())
    (page,) = today()
    print("owed:", page.list.model().index(1, 0).data(), flush=True)
    for shell in shells():
        shell.close()


def boxes() -> list[AskBox]:
    """Return the questions that are on screen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, AskBox) and each.isVisible()]


def press(button: QPushButton) -> None:
    """Press a button once these hands are free again: what it opens may wait for an answer."""
    QTimer.singleShot(0, button.click)


def find_button(banner: Banner) -> QPushButton:
    """Return the button of a banner."""
    found: QPushButton | None = banner.findChild(QPushButton)
    assert found is not None
    return found


def brought_back() -> bool:
    """Whether a copy has taken the database's place: the program has begun anew since."""
    database = Path(os.environ["FRONTDESK_DATABASE"])
    return any(database.parent.glob(f"{database.stem}-before-restore-*"))


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
    daily_backup._FIRST_AFTER_MS = 50  # the first look at every page
    roles = {
        "mend": mend_at_the_start,
        "find": mend_what_is_found,
        "bring_back": bring_back_from_the_settings,
        "type": type_half_a_call,
        "resume": resume_and_tell,
        "answer": write_half_an_answer,
        "go_on": go_on_with_the_answer,
        "letter": write_half_a_letter,
        "finish": go_on_with_the_letter,
        "agree": agree_half_a_callback,
        "promise": go_on_with_the_callback,
        "begin": begin_an_office,
    }
    hands = Hands(tell_what_is_owed() if brought_back() else roles[sys.argv[1]]())
    sys.exit(main([]))
