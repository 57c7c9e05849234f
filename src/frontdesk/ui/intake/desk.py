"""Opens the intake windows, keeps their drafts, and says what became of each contact."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.kinds import Channel, DeadlineKind
from frontdesk.ui.drafts.draft import DraftFolder, StoredDraft
from frontdesk.ui.drafts.drafted_windows import DraftedWindows
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.spares import SpareWindows
from frontdesk.ui.page_context import PageContext, Tell

if TYPE_CHECKING:
    from frontdesk.services.views import Logged
    from frontdesk.ui.intake.window import IntakeWindow


class IntakeDesk(DraftedWindows["IntakeWindow"]):
    """The intake windows of this desk; `prepared` tells that the next ones open at once."""

    FORM: ClassVar = "intake"

    prepared = Signal()

    def __init__(self, page: PageContext, drafts: DraftFolder, parent: QObject | None = None) -> None:
        super().__init__(page, drafts, parent)
        self._spares = SpareWindows(page, self)
        self._spares.filled.connect(self.prepared)
        page.bus.begin_contact.connect(self.open)

    def opener(self, channel: Channel) -> Callable[[], None]:
        """Return what opens an empty window for a channel."""

        def opened() -> None:
            self._open(Beginning(channel))

        return opened

    def open(self, beginning: Beginning) -> IntakeWindow:
        """Open a window at once, ready to type into."""
        return self._open(beginning)

    def resume(self, draft: StoredDraft) -> IntakeWindow:
        """Open a draft again, with all that was typed."""
        beginning = Beginning(Channel(draft.values["channel"]), case=str(draft.values.get("case", "")))
        window = self._open(beginning, draft.name)
        window.restore(draft.values)
        return window

    def close_all(self) -> None:
        """Put every open window aside."""
        super().close_all()
        self._spares.clear()

    def prepare(self) -> None:
        """Make spare windows ahead, so that the next one opens at once."""
        self._spares.fill_soon()

    def _open(self, beginning: Beginning, name: str = "") -> IntakeWindow:
        window = self._spares.take(beginning)
        window.saved.connect(self._told)
        self.keep(window, name)
        window.show()
        window.who.first.setFocus()
        return window

    def _told(self, logged: Logged) -> None:
        text = (
            self._page.say("intake.logged_case", reference=logged.case)
            if logged.case
            else self._page.say("intake.logged")
        )
        promised = [each.due for each in logged.deadlines if each.kind is DeadlineKind.CALLBACK]
        if promised:  # the hour may have been offered, and not typed
            text += " " + self._page.say("intake.logged_callback", at=promised[0])
        self._page.bus.tell.emit(Tell(text, undo=lambda: self._undo(logged.interaction)))

    def _undo(self, interaction: int) -> None:
        from frontdesk.services.intake.undo import undo_contact  # noqa: PLC0415  start-up: see warm_up

        self._page.write(
            lambda context: undo_contact(context, interaction=interaction), self._undone, owner=self
        )

    def _undone(self, _result: object) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("intake.undone")))
