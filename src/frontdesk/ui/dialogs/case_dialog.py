"""A dialog about one case, as it was shown when the dialog was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.message import Message
from frontdesk.services.cases.view import case_view
from frontdesk.services.views import CaseView
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import heading
from frontdesk.ui.look.say import say_message
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.segmented import Choice, Segmented


class CaseDialog(OperationDialog):
    """Knows its case; what somebody else changed meanwhile is refused by its version."""

    KEEPS: ClassVar = True  # whether there is anything to write that is worth keeping

    def __init__(self, page: PageContext, case: CaseView, parent: QWidget | None = None) -> None:
        self.case = case
        about = heading(case.reference, case.customer_name, case.subject)
        super().__init__(page, parent, about=about)

    def opening(self) -> Opening | None:
        """Return what opens the dialog again, where there is something to write in it."""
        return Opening(self.texts, "case", self.case.reference) if self.KEEPS else None

    def refuse(self, refusal: FrontDeskError) -> None:
        """Show why it cannot be done; what somebody else changed is looked at, and may be confirmed."""
        super().refuse(refusal)
        if refusal.message.id == "case.changed_meanwhile":
            reference = self.case.reference
            self.page.read(
                lambda context: case_view(context, reference=reference), self._look_again, owner=self
            )

    def _look_again(self, case: CaseView) -> None:
        self.case = case
        last = next(entry for entry in reversed(case.timeline) if entry.kind != "overdue")
        who = last.who or self.page.say("case.somebody")
        super().refuse(ConflictError("dialog.changed_meanwhile", who=who, what=last.title))

    def choices(
        self, name: str, prefix: str, values: Iterable[StrEnum], chosen: str = "", *, numbered: bool = True
    ) -> Segmented:
        """Offer the values of an enum in one of the form's rows of choices."""
        row = find(self.body, Segmented, name)
        row.set_choices(
            [Choice(value.value, self.page.say(f"{prefix}.{value}")) for value in values], numbered=numbered
        )
        row.set_value(chosen)
        return row

    def text(self, name: str) -> str:
        """Return what stands in one of the form's texts."""
        return text_of(find(self.body, QPlainTextEdit, name)).strip()

    def hint(self, text: str) -> None:
        """Say something small under the fields."""
        label = find(self.body, QLabel, "hint")
        label.setText(breakable(text))
        label.setVisible(bool(text))

    def say(self, sentence: Message | None) -> None:
        """Show what to say to the customer, or nothing."""
        box = find(self.body, SayBox, "say")
        box.setVisible(sentence is not None)
        if sentence is not None:
            box.set_heading(self.page.say("intake.say"))
            say_message(box, sentence, self.page.words)
