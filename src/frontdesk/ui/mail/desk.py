"""Opens the windows in which letters are written, and keeps their drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject

from frontdesk.ui.drafts.draft import DraftFolder, StoredDraft
from frontdesk.ui.drafts.drafted_windows import DraftedWindows
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.page_context import PageContext, Tell

if TYPE_CHECKING:
    from frontdesk.ui.mail.window import LetterWindow


class LetterDesk(DraftedWindows["LetterWindow"]):
    """The letters that are being written at this desk."""

    FORM: ClassVar = "letter"

    def __init__(self, page: PageContext, drafts: DraftFolder, parent: QObject | None = None) -> None:
        super().__init__(page, drafts, parent)
        page.bus.write_letter.connect(self.open)

    def open(self, beginning: LetterBeginning) -> LetterWindow:
        """Open a window at once; a letter that is being changed already is brought to the front."""
        for window in self.windows:
            if beginning.letter is not None and window.beginning.letter == beginning.letter:
                window.activateWindow()
                return window
        return self._open(beginning)

    def resume(self, draft: StoredDraft) -> LetterWindow:
        """Open a draft again, with all that was typed."""
        values = draft.values
        beginning = LetterBeginning(
            case=str(values.get("case") or ""), customer=values.get("customer"), letter=values.get("letter")
        )
        window = self._open(beginning, draft.name)
        window.restore(values)
        return window

    def _open(self, beginning: LetterBeginning, name: str = "") -> LetterWindow:
        from frontdesk.ui.mail.window import LetterWindow  # noqa: PLC0415  start-up: see warm_up

        window = LetterWindow(self._page, beginning)
        window.saved.connect(self._told)
        self.keep(window, name)
        window.show()
        return window

    def _told(self, letter: int) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("letter.waits"), undo=lambda: self._undo(letter)))

    def _undo(self, letter: int) -> None:
        from frontdesk.services.correspondence import undo_letters  # noqa: PLC0415  start-up: see warm_up

        self._page.write(lambda context: undo_letters(context, ids=[letter]))
