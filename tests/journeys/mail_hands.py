"""Runs the real program and works its Mailroom from inside: `python -m tests.journeys.mail_hands ROLE`.

`print` prints all that waits on the system's own printer and goes on; it waits to be killed.
`watch` waits until the Mailroom has nothing at a printer any more, tells what is to be posted, and leaves.
`rewrite` writes half a text of the acknowledgement, says "kept" once the draft is on the disk, and waits to
be killed; `take_up` goes on with what was put aside, tells what stands there, and leaves.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from frontdesk.app import main
from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.text_edit import TemplateEdit
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.opening.start import make_application
from frontdesk.ui.page_list import MAILROOM, SETTINGS
from frontdesk.ui.pages.mailroom.bar import Bar
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.pages.settings.letter_parts import LetterParts
from frontdesk.ui.pages.settings.page import SettingsPage
from frontdesk.ui.pages.settings.texts import TextsSection
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.widgets.segmented import Segmented
from tests.journeys.hands import Hands, Steps, banners, shells, shown
from tests.page_keys import page_key

CONTROL = Qt.KeyboardModifier.ControlModifier
ADDED = "We are glad that you wrote."


def print_everything() -> Steps:
    page = yield from open_mailroom()
    yield page.table.hasFocus
    QTest.keyClick(page.table, Qt.Key.Key_P, CONTROL)
    yield lambda: bool(shown(PrintDialog))
    (dialog,) = shown(PrintDialog)
    assert isinstance(dialog, PrintDialog)
    yield find(dialog, QPushButton, "confirm").isEnabled
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    yield lambda: False  # until it is killed


def watch_the_printer() -> Steps:
    page = yield from open_mailroom()
    yield lambda: any(each.findChild(QPushButton, "stop") for each in bars(page))  # it is found again
    print(bars(page)[0].label.text(), flush=True)
    yield lambda: not bars(page)
    QTest.keyClick(page, Qt.Key.Key_5, CONTROL)
    yield lambda: page.group == MailroomGroup.TO_POST and page.table.hasFocus()
    groups = find(page, Segmented, "groups").findChildren(QAbstractButton)
    print(next(each.text() for each in groups if each.isChecked()), flush=True)
    leave()


def rewrite_the_acknowledgement() -> Steps:
    yield lambda: bool(shown(Shell))
    (shell,) = shown(Shell)
    assert isinstance(shell, Shell)
    settings = shell.open_page(SETTINGS)
    assert isinstance(settings, SettingsPage)
    settings.open("letters")
    assert isinstance(settings.section, LetterParts)
    texts = settings.section.part
    assert isinstance(texts, TextsSection)
    yield lambda: texts.list.model().rowCount() > 1
    texts.list.setFocus()
    texts.list.setCurrentIndex(texts.list.indexAt(QPoint(60, 60)))
    QTest.keyClick(texts.list, Qt.Key.Key_Return)
    yield lambda: bool(shown(TemplateWindow))
    window = template_window()
    body = find(window, TemplateEdit, "body")
    yield lambda: bool(body.text)
    body.selectAll()
    QTest.keyClicks(body, ADDED)
    state = find(window, QLabel, "draft_state")
    yield lambda: bool(state.text())
    print("kept", flush=True)


def take_up_the_text() -> Steps:
    yield lambda: any(banner.findChild(QPushButton) for banner in banners())
    next(button for banner in banners() if (button := banner.findChild(QPushButton))).click()
    yield lambda: bool(shown(TemplateWindow))
    body = find(template_window(), TemplateEdit, "body")
    yield lambda: body.text == ADDED
    print(template_window().windowTitle(), flush=True)
    print(body.text, flush=True)
    leave()


def open_mailroom() -> Generator[Callable[[], bool], None, MailroomPage]:
    """Go to the Mailroom as soon as the window stands; the page is returned."""
    yield lambda: bool(shown(Shell))
    (shell,) = shown(Shell)
    assert isinstance(shell, Shell)
    QTest.keyClick(shell, page_key(MAILROOM), Qt.KeyboardModifier.AltModifier)
    page = shell.pages.page(MAILROOM)
    assert isinstance(page, MailroomPage)
    return page


def template_window() -> TemplateWindow:
    """Return the window in which a text is written."""
    (window,) = shown(TemplateWindow)
    assert isinstance(window, TemplateWindow)
    return window


def bars(page: MailroomPage) -> list[Bar]:
    """Return the bars of what is at a printer."""
    return [each for each in page.jobs.findChildren(Bar) if each.isVisible()]


def leave() -> None:
    """Close every window, the main one last."""
    own = set(shells())
    others: list[QWidget] = [each for each in QApplication.topLevelWidgets() if each not in own]
    for window in (*others, *own):
        window.close()


if __name__ == "__main__":
    make_application()
    roles = {
        "print": print_everything,
        "watch": watch_the_printer,
        "rewrite": rewrite_the_acknowledgement,
        "take_up": take_up_the_text,
    }
    hands = Hands(roles[sys.argv[1]]())
    sys.exit(main([]))
