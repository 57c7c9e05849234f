"""Opens the intake windows, keeps their drafts, and says what became of each contact."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.kinds import Channel
from frontdesk.ui.drafts import Draft, DraftFolder, StoredDraft
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.spares import SpareWindows
from frontdesk.ui.page_context import PageContext, Tell

if TYPE_CHECKING:
    from frontdesk.services.views import Logged
    from frontdesk.ui.intake.window import IntakeWindow

DRAFT_FORM = "intake"


class IntakeDesk(QObject):
    """The intake windows of this desk.

    `put_aside` tells that drafts lie about that no window shows, `prepared` that the next ones open at once.
    """

    put_aside = Signal()
    prepared = Signal()

    def __init__(self, page: PageContext, drafts: DraftFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._drafts = drafts
        self._windows: dict[str, IntakeWindow] = {}
        self._spares = SpareWindows(page, self)
        self._spares.filled.connect(self.prepared)
        page.bus.begin_contact.connect(self.open)

    @property
    def windows(self) -> tuple[IntakeWindow, ...]:
        """Return the windows that are open."""
        return tuple(self._windows.values())

    def opener(self, channel: Channel) -> Callable[[], None]:
        """Return what opens an empty window for a channel."""

        def opened() -> None:
            self._open_new(Beginning(channel))

        return opened

    def open(self, beginning: Beginning) -> IntakeWindow:
        """Open a window at once, ready to type into."""
        return self._open_new(beginning)

    def waiting(self) -> tuple[StoredDraft, ...]:
        """Return the drafts that no open window shows: put aside, or left by a crash."""
        return tuple(
            draft
            for draft in self._drafts.stored()
            if draft.form == DRAFT_FORM and draft.name not in self._windows
        )

    def resume(self, draft: StoredDraft) -> IntakeWindow:
        """Open a draft again, with all that was typed."""
        beginning = Beginning(Channel(draft.values["channel"]), case=str(draft.values.get("case", "")))
        window = self._open(beginning, draft.name)
        window.restore(draft.values)
        return window

    def resume_all(self) -> None:
        """Open every draft that waits."""
        for draft in self.waiting():
            self.resume(draft)

    def close_all(self) -> None:
        """Put every open window aside."""
        for window in self.windows:
            window.close()
        self._spares.clear()

    def prepare(self) -> None:
        """Make spare windows ahead, so that the next one opens at once."""
        self._spares.fill_soon()

    def _open_new(self, beginning: Beginning) -> IntakeWindow:
        return self._open(beginning, secrets.token_hex(16))

    def _open(self, beginning: Beginning, name: str) -> IntakeWindow:
        window = self._spares.take(beginning)
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
        window.who.first.setFocus()
        return window

    def _ended(self, name: str) -> None:
        self._windows.pop(name, None)
        self.put_aside.emit()

    def _discarded(self, name: str, values: dict[str, Any]) -> None:
        given_up = StoredDraft(name, DRAFT_FORM, values)
        self._page.bus.tell.emit(
            Tell(self._page.say("intake.discarded"), undo=lambda: self._take_back(given_up))
        )

    def _take_back(self, given_up: StoredDraft) -> None:
        self.resume(given_up)

    def _told(self, logged: Logged) -> None:
        text = (
            self._page.say("intake.logged_case", reference=logged.case)
            if logged.case
            else self._page.say("intake.logged")
        )
        self._page.bus.tell.emit(Tell(text, undo=lambda: self._undo(logged.interaction)))

    def _undo(self, interaction: int) -> None:
        from frontdesk.services.intake.undo import undo_contact  # noqa: PLC0415  start-up: see warm_up

        self._page.write(
            lambda context: undo_contact(context, interaction=interaction), self._undone, owner=self
        )

    def _undone(self, _result: object) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("intake.undone")))
