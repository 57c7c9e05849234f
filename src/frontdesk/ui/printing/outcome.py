"""Where the system does not say whether a print came out, somebody looks."""

from __future__ import annotations

from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.page_context import Tell


class OutcomeDialog(OperationDialog):
    """Asks whether every sheet is out; `accepted` is yes."""

    TEXTS = "print.outcome"

    def confirm(self) -> None:
        """Take it as printed."""
        self.page.bus.tell.emit(Tell(self.page.say("print.outcome.done")))
        self.accept()
