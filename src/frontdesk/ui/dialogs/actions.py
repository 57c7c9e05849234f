"""Where pages ask for the next action of a case, a callback or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.services.owed.item import OwedItem
from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.services.views import CaseView
    from frontdesk.ui.callbacks.windows import CallbackWindows
    from frontdesk.ui.dialogs.action_dialogs import ActionDialogs


class CaseActions(QObject):
    """Hands every action to the dialogs, which are loaded when the first is asked for."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._loaded: ActionDialogs | None = None

    def do(self, item: OwedItem) -> None:
        """Do the next thing about something owed."""
        self._dialogs().do(item)

    def act(self, action: str, case: CaseView) -> None:
        """Do something with a case."""
        self._dialogs().act(action, case)

    def callbacks(self) -> CallbackWindows:
        """Return what opens the windows of callbacks."""
        return self._dialogs().callbacks

    def correct_contact(self, interaction: int) -> None:
        """Put right what was written of a contact."""
        self._dialogs().correct_contact(interaction)

    def open_document(self, document: int) -> None:
        """Show a scan or a printed document."""
        self._dialogs().open_document(document)

    def _dialogs(self) -> ActionDialogs:
        if self._loaded is None:
            from frontdesk.ui.dialogs.action_dialogs import ActionDialogs  # noqa: PLC0415  start-up: see warm_up

            self._loaded = ActionDialogs(self._page, self._window)
        return self._loaded
