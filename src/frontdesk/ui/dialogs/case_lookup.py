"""A field in which a case is looked for by reference, name or words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.services.context import Context
from frontdesk.services.lists.found_case import case_of
from frontdesk.services.lists.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.lookup_field import LookupField

_MOST = 8


class CaseLookup(QObject):
    """Works the field `other` of a form; cases of `known` references are not offered."""

    def __init__(self, form: QWidget, page: PageContext, known: Sequence[str] = ()) -> None:
        super().__init__(form)
        self._page = page
        self._known = frozenset(known)
        self._field = find(form, LookupField, "other")
        self._field.asked.connect(self._ask)
        self._field.picked.connect(lambda reference: self._field.set_picked(reference, str(reference)))

    @property
    def reference(self) -> str:
        """Return the case's reference as it was picked or typed."""
        return self._field.text().strip()

    def _ask(self, text: str) -> None:
        self._page.read(
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
            if reference not in self._known
        ]
        self._field.offer(text, rows)


def _cases(context: Context, text: str) -> tuple[tuple[str, SearchHit], ...]:
    """Return the cases among what is found, with their references."""
    hits = [hit for hit in search(context, text, limit=3 * _MOST) if hit.kind == "case"]
    found = [(case_of(context, hit), hit) for hit in hits[:_MOST]]
    return tuple((reference, hit) for reference, hit in found if reference)
