"""Two cases that are one, or that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from frontdesk.services.cases.joining import join, link
from frontdesk.services.context import Context
from frontdesk.services.lists.found_case import case_of
from frontdesk.services.lists.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms import find
from frontdesk.ui.tasks import Lane
from frontdesk.ui.widgets.lookup_field import LookupField

_MOST = 8


class OtherCaseDialog(CaseDialog):
    """Finds the other case by reference, name or words."""

    FORM = "dialog_other_case"

    def prepare(self) -> None:
        """Look cases up while typing."""
        self._other = find(self.body, LookupField, "other")
        self._other.asked.connect(self._ask)
        self._other.picked.connect(lambda reference: self._other.set_picked(reference, str(reference)))

    @property
    def other(self) -> str:
        """Return the other case's reference as it was picked or typed."""
        return self._other.text().strip()

    def _ask(self, text: str) -> None:
        self.page.read(
            lambda context: _cases(context, text),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "cases"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[tuple[str, SearchHit]]) -> None:
        rows = [
            Suggestion(reference, hit.title, hit.detail, icon="cases")
            for reference, hit in found
            if reference != self.case.reference
        ]
        self._other.offer(text, rows)


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


def _cases(context: Context, text: str) -> tuple[tuple[str, SearchHit], ...]:
    """Return the cases among what is found, with their references."""
    hits = [hit for hit in search(context, text, limit=3 * _MOST) if hit.kind == "case"]
    found = [(case_of(context, hit), hit) for hit in hits[:_MOST]]
    return tuple((reference, hit) for reference, hit in found if reference)
