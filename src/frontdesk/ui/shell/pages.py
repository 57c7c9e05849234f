"""The stack of pages: built when first opened, refreshed when a change concerns them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from frontdesk.ui.shell.page import Page, PageSpec


class Pages(QObject):
    """Keeps the pages and which of them are stale."""

    opened = Signal(str)

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._specs: dict[str, PageSpec] = {}
        self._built: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._trail: list[str] = []

    @property
    def current(self) -> str:
        """Return the id of the page in front, or nothing."""
        return self._trail[-1] if self._trail else ""

    def add(self, spec: PageSpec) -> None:
        """Make a page known; nothing is built yet."""
        self._specs[spec.id] = spec

    def is_made(self, page_id: str) -> bool:
        """Whether a page has been built."""
        return page_id in self._built

    def page(self, page_id: str) -> Page:
        """Return a page, built now if it never was.

        Raises KeyError when no page has this id.
        """
        if page_id not in self._built:
            page = self._specs[page_id].factory()
            self._built[page_id] = page
            self._stale.add(page_id)
            self._stack.addWidget(page)
        return self._built[page_id]

    def open(self, page_id: str) -> Page:
        """Bring a page to the front, fresh."""
        page = self.page(page_id)
        if self.current != page_id:
            self._trail.append(page_id)
            del self._trail[:-50]
        self._bring_to_front(page)
        self._refresh(page_id)
        page.shown()
        self.opened.emit(page_id)
        return page

    def back(self) -> None:
        """Return to the page that was in front before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.open(self._trail[-1])

    def announce(self, change: object) -> None:
        """Refresh the page in front if a change concerns it; the others when they are next opened."""
        self._stale.update(name for name, page in self._built.items() if page.concerns(change))
        if self.current:
            self._refresh(self.current)

    def _bring_to_front(self, page: Page) -> None:
        """Show a page; the keyboard waits beside the pages until it is told where to go.

        Had a control that is hidden the keyboard, Qt would look through the whole window for the next one.
        """
        before = self._stack.currentWidget()
        if before is not None and before is not page and before.isAncestorOf(before.window().focusWidget()):
            self._stack.setFocus()
        self._stack.setCurrentWidget(page)

    def _refresh(self, page_id: str) -> None:
        if page_id in self._stale:
            self._stale.discard(page_id)
            self._built[page_id].refresh()
