"""The dialogs that ask for one text: a reason, an outcome, whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from frontdesk.services.cases.ending import reopen, withdraw
from frontdesk.services.cases.excuse import excuse
from frontdesk.services.cases.safety import follow_up_safety, report_safety
from frontdesk.services.cases.waiting import wait_for_customer
from frontdesk.services.changes import Done
from frontdesk.services.views import CaseView
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class Wording:
    """One such operation: its texts on screen, and what it calls its text."""

    texts: str
    field: str
    operation: Callable[..., Done[Any]]


WORDINGS: Mapping[str, Wording] = {
    "wait": Wording("dialog.wait", "reason", wait_for_customer),
    "reopen": Wording("dialog.reopen", "reason", reopen),
    "withdraw": Wording("dialog.withdraw", "reason", withdraw),
    "excuse": Wording("dialog.excuse", "reason", excuse),
    "report_safety": Wording("dialog.report_safety", "to", report_safety),
    "follow_up_safety": Wording("dialog.follow_up_safety", "outcome", follow_up_safety),
}


class WordsDialog(CaseDialog):
    """Asks for the text of a `Wording`."""

    FORM = "dialog_words"

    def __init__(
        self, page: PageContext, case: CaseView, parent: QWidget | None = None, *, wording: Wording
    ) -> None:
        self._wording = wording
        super().__init__(page, case, parent)

    @property
    def texts(self) -> str:
        """Return the beginning of the ids of the operation's texts."""
        return self._wording.texts

    @property
    def places(self) -> Mapping[str, str]:
        """Return that the one text is the one place for refusals."""
        return {self._wording.field: "words_field"}

    def prepare(self) -> None:
        """Say what the text is for."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say(f"{self.texts}.label"))
        self.hint(self.page.say(f"{self.texts}.hint"))

    def operation(self) -> Operation:
        """Return the operation with the text as it calls it."""
        wording, case, words = self._wording, self.case, self.text("words")
        return lambda context: wording.operation(
            context, reference=case.reference, version=case.version, **{wording.field: words}
        )
