"""Two cases that are one, or that belong together."""

from __future__ import annotations

from typing import ClassVar

from frontdesk.services.cases.joining import join, link
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.case_lookup import CaseLookup
from frontdesk.ui.dialogs.operation import Operation


class OtherCaseDialog(CaseDialog):
    """Finds the other case by reference, name or words."""

    FORM = "dialog_other_case"

    def prepare(self) -> None:
        """Look cases up while typing."""
        self._other = CaseLookup(self.body, self.page, [self.case.reference])

    @property
    def other(self) -> str:
        """Return the other case's reference as it was picked or typed."""
        return self._other.reference


class JoinDialog(OtherCaseDialog):
    """This case ends, the other goes on with it."""

    TEXTS = "dialog.join"
    PLACES: ClassVar = {"into": "other_field", "reason": "words_field"}

    def operation(self) -> Operation:
        """Return the joining."""
        case, other, reason = self.case, self.other, self.text("words")
        return lambda context: join(
            context, reference=case.reference, into=other, reason=reason, version=case.version
        )


class LinkDialog(OtherCaseDialog):
    """Both go on, each knowing of the other."""

    TEXTS = "dialog.link"
    PLACES: ClassVar = {"other": "other_field", "reason": "words_field"}

    def operation(self) -> Operation:
        """Return the linking."""
        case, other, reason = self.case, self.other, self.text("words")
        return lambda context: link(
            context, reference=case.reference, other=other, reason=reason, version=case.version
        )
