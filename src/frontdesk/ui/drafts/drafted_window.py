"""A window of its own whose typing is kept until it is done with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.tab_order import step

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from frontdesk.ui.drafts.draft import Draft
    from frontdesk.ui.page_context import PageContext


class DraftedWindow(QWidget):
    """Several may be open at once, and none blocks another. Its form has a label `draft_state`.

    `ended` tells that it is done with: saved, put aside or given up; `discarded` carries what was given up.
    """

    ended = Signal()
    discarded = Signal(dict)

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = page
        self._draft: Draft | None = None
        self._untouched: dict[str, Any] = {}

    def values(self) -> dict[str, Any]:
        """Return everything typed, for a draft."""
        raise NotImplementedError

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        raise NotImplementedError

    def keep_in(self, draft: Draft) -> None:
        """Keep what is typed in a draft until the window is done with."""
        self._draft = draft
        draft.kept.connect(self._tell_kept)  # methods: with the window the connections go, too
        draft.lost.connect(self._tell_lost)

    def discard(self) -> None:
        """Give up what was typed; `discarded` carries it, so that it can be taken back."""
        self.end_draft()
        if self.values() != self._untouched:
            self.discarded.emit(self.values())
        self.close()

    def touch_draft(self) -> None:
        """Keep what is typed, in a second."""
        if self._draft is not None:
            find(self, QLabel, "draft_state").setText("")
            self._draft.touch()

    def end_draft(self) -> None:
        """Forget the draft: what was typed is saved or given up."""
        if self._draft is not None:
            self._draft.end()
            self._draft = None

    def _tell_kept(self) -> None:
        find(self, QLabel, "draft_state").setText(self.page.say("intake.draft_kept"))

    def _tell_lost(self, refusal: FrontDeskError) -> None:
        find(self, QLabel, "draft_state").setText(self.page.render(refusal.message))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Putting aside keeps what is typed; it is offered again. Where nothing was typed nothing is kept."""
        if self._draft is not None and self.values() != self._untouched:
            self._draft.keep()
        elif self._draft is not None:
            self._draft.end()
        self.ended.emit()
        super().closeEvent(event)
