"""Opens the windows in which letters are written, and keeps their drafts."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from frontdesk.ui.drafts import Draft, DraftFolder, StoredDraft
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.page_context import PageContext, Tell

if TYPE_CHECKING:
    from frontdesk.ui.mail.window import LetterWindow

DRAFT_FORM = "letter"


class LetterDesk(QObject):
    """The letters that are being written at this desk.

    `put_aside` tells that drafts lie about that no window shows.
    """

    put_aside = Signal()

    def __init__(self, page: PageContext, drafts: DraftFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._drafts = drafts
        self._windows: dict[str, LetterWindow] = {}
        page.bus.write_letter.connect(self.open)

    @property
    def windows(self) -> tuple[LetterWindow, ...]:
        """Return the windows that are open."""
        return tuple(self._windows.values())

    def open(self, beginning: LetterBeginning) -> LetterWindow:
        """Open a window at once; a letter that is being changed already is brought to the front."""
        for window in self.windows:
            if beginning.letter is not None and window.beginning.letter == beginning.letter:
                window.activateWindow()
                return window
        return self._open(beginning, secrets.token_hex(16))

    def waiting(self) -> tuple[StoredDraft, ...]:
        """Return the drafts that no open window shows: put aside, or left by a crash."""
        return tuple(
            draft
            for draft in self._drafts.stored()
            if draft.form == DRAFT_FORM and draft.name not in self._windows
        )

    def resume(self, draft: StoredDraft) -> LetterWindow:
        """Open a draft again, with all that was typed."""
        values = draft.values
        beginning = LetterBeginning(
            case=str(values.get("case") or ""), customer=values.get("customer"), letter=values.get("letter")
        )
        window = self._open(beginning, draft.name)
        window.restore(values)
        return window

    def resume_all(self) -> None:
        """Open every draft that waits."""
        for draft in self.waiting():
            self.resume(draft)

    def close_all(self) -> None:
        """Put every open window aside."""
        for window in self.windows:
            window.close()

    def _open(self, beginning: LetterBeginning, name: str) -> LetterWindow:
        from frontdesk.ui.mail.window import LetterWindow  # noqa: PLC0415  start-up: QtPdf; see warm_up

        window = LetterWindow(self._page, beginning)
        draft = Draft(
            self._drafts, self._page.tasks, name=name, form=DRAFT_FORM, values=window.values, parent=self
        )
        draft.kept.connect(self.put_aside)
        window.keep_in(draft)
        window.saved.connect(self._told)
        window.ended.connect(lambda: self._ended(name))
        window.discarded.connect(partial(self._discarded, name))
        self._windows[name] = window
        window.show()
        return window

    def _ended(self, name: str) -> None:
        self._windows.pop(name, None)
        self.put_aside.emit()

    def _discarded(self, name: str, values: dict[str, Any]) -> None:
        given_up = StoredDraft(name, DRAFT_FORM, values)
        text = self._page.say("intake.discarded")
        self._page.bus.tell.emit(Tell(text, undo=lambda: self._take_back(given_up)))

    def _take_back(self, given_up: StoredDraft) -> None:
        self.resume(given_up)

    def _told(self, letter: int) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("letter.waits"), undo=lambda: self._undo(letter)))

    def _undo(self, letter: int) -> None:
        from frontdesk.services.correspondence import undo_letters  # noqa: PLC0415  start-up: see warm_up

        self._page.write(lambda context: undo_letters(context, ids=[letter]))
