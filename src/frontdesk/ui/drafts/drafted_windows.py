"""The windows of one form at this desk, each with a draft that survives a kill."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from frontdesk.ui.drafts.draft import Draft, DraftFolder, StoredDraft
from frontdesk.ui.page_context import PageContext, Tell

if TYPE_CHECKING:
    from frontdesk.ui.drafts.drafted_window import DraftedWindow

W = TypeVar("W", bound="DraftedWindow")


class DraftedWindows(QObject, Generic[W]):
    """Keeps the windows that are open and the drafts of those that are not.

    `put_aside` tells that drafts lie about that no window shows.
    """

    FORM: ClassVar[str] = ""  # the name by which the drafts know their form

    put_aside = Signal()

    def __init__(self, page: PageContext, drafts: DraftFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._drafts = drafts
        self._windows: dict[str, W] = {}

    @property
    def windows(self) -> tuple[W, ...]:
        """Return the windows that are open."""
        return tuple(self._windows.values())

    def waiting(self) -> tuple[StoredDraft, ...]:
        """Return the drafts that no open window shows: put aside, or left by a crash."""
        return tuple(
            draft
            for draft in self._drafts.stored()
            if draft.form == self.FORM and draft.name not in self._windows
        )

    def resume(self, draft: StoredDraft) -> W:
        """Open a draft again, with all that was typed."""
        raise NotImplementedError

    def resume_all(self) -> None:
        """Open every draft that waits."""
        for draft in self.waiting():
            self.resume(draft)

    def close_all(self) -> None:
        """Put every open window aside."""
        for window in self.windows:
            window.close()

    def keep(self, window: W, name: str = "") -> None:
        """Keep what is typed into a window, in a new draft or in one that there is."""
        named = name or secrets.token_hex(16)
        draft = Draft(
            self._drafts, self._page.tasks, name=named, form=self.FORM, values=window.values, parent=self
        )
        draft.kept.connect(self.put_aside)
        window.keep_in(draft)
        window.ended.connect(partial(self._ended, named))
        window.discarded.connect(partial(self._discarded, named))
        self._windows[named] = window

    def _ended(self, name: str) -> None:
        self._windows.pop(name, None)
        self.put_aside.emit()

    def _discarded(self, name: str, values: dict[str, Any]) -> None:
        given_up = StoredDraft(name, self.FORM, values)
        text = self._page.say("intake.discarded")
        self._page.bus.tell.emit(Tell(text, undo=lambda: self._take_back(given_up)))

    def _take_back(self, given_up: StoredDraft) -> None:
        self.resume(given_up)
