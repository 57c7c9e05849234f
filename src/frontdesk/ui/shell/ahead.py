"""Pages made ahead, piece by piece while nobody needs the window: a key press then only shows one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from frontdesk.ui.shell.page import Page
from frontdesk.ui.shell.pages import Pages

_BREATH_MS = 150  # between two pieces, so that nothing the user does waits for more than one


class PagesAhead(QObject):
    """Makes the pages that nobody has opened yet."""

    def __init__(self, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._pieces: deque[Callable[[], None]] = deque()
        self._ended = False
        self._breath = QTimer(self, interval=_BREATH_MS, singleShot=True)
        self._breath.timeout.connect(self._go_on)

    def make_soon(self, names: Iterable[str]) -> None:
        """Make those of these pages that are missing, one after another."""
        if not self._ended:  # what loads the rest may say so after the window was closed
            self._pieces = deque(partial(self._make, name) for name in names if not self._pages.is_made(name))
            self._breath.start()

    def end(self) -> None:
        """Make no more from now on."""
        self._ended = True
        self._pieces.clear()
        self._breath.stop()

    def _go_on(self) -> None:
        if self._pieces:
            self._pieces.popleft()()
            self._breath.start()

    def _make(self, name: str) -> None:
        if not self._pages.is_made(name):  # somebody may have opened it meanwhile
            self._pieces.appendleft(partial(_draw_unseen, self._pages.page(name)))


def _draw_unseen(page: Page) -> None:
    """Draw a page once where nobody sees it: what style and layout have to do comes only then."""
    host = page.parentWidget()
    if host is not None and not page.isVisible():
        page.resize(host.size())
        page.grab()
