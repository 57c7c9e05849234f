"""Whom a letter is for: known from where it was begun, or looked up by name or reference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.services.cases.view import case_view
from frontdesk.services.context import Context
from frontdesk.services.customers.page import customer_view
from frontdesk.services.lists.found_case import case_of
from frontdesk.services.lists.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField

_MOST = 10
_PERSON, _CASE = "customer", "case"
_ICONS = {_PERSON: "visit", _CASE: "cases"}


class Addressee(QObject):
    """A case, or a customer without one; `changed` tells that somebody else was picked."""

    changed = Signal()

    def __init__(self, page: PageContext, form: QWidget, beginning: LetterBeginning) -> None:
        super().__init__(form)
        self._page = page
        self.case = beginning.case
        self.customer = beginning.customer
        self.known = bool(beginning.case or beginning.customer is not None or beginning.letter)
        self.field = find(form, LookupField, "whom")
        self._about = find(form, QLabel, "about")
        find(form, Field, "to_field").setVisible(not self.known)
        self._tell(beginning.about)
        self.field.asked.connect(self._ask)
        self.field.picked.connect(self._pick)
        self.field.unpicked.connect(self._forget)
        if self.known and not beginning.about:
            self._ask_about()

    def show(self, case: str, customer: int | None) -> None:
        """Show whom a draft was for."""
        self.case, self.customer = case, customer
        self._ask_about()

    def _ask(self, text: str) -> None:
        self._page.read(
            lambda context: _found(context, text),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "whom"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[tuple[str | int, SearchHit]]) -> None:
        rows = [
            Suggestion(
                key, hit.title, hit.detail, self._page.say(f"search.kind.{hit.kind}"), _ICONS[hit.kind]
            )
            for key, hit in found
        ]
        self.field.offer(text, rows)

    def _pick(self, key: object) -> None:
        self.case = key if isinstance(key, str) else ""
        self.customer = key if isinstance(key, int) else None
        self._ask_about()
        self.changed.emit()

    def _forget(self) -> None:
        self.case, self.customer = "", None
        self._tell("")
        self.changed.emit()

    def _ask_about(self) -> None:
        case, customer = self.case, self.customer
        if case or customer is not None:
            self._page.read(lambda context: _about(context, case, customer), self._show_about, owner=self)

    def _show_about(self, about: tuple[str, str]) -> None:
        name, whole = about
        if not self.known:
            self.field.set_picked(self.case or self.customer, name)
        self._tell(whole)

    def _tell(self, about: str) -> None:
        self._about.setText(breakable(about))
        self._about.setVisible(bool(about))


def _found(context: Context, text: str) -> list[tuple[str | int, SearchHit]]:
    """Return the people and cases that are found, each with what is picked by it."""
    found: list[tuple[str | int, SearchHit]] = []
    for hit in search(context, text, limit=2 * _MOST):
        if hit.kind == _PERSON:
            found.append((hit.target, hit))
        elif hit.kind == _CASE and (reference := case_of(context, hit)):
            found.append((reference, hit))
    return found[:_MOST]


def _about(context: Context, case: str, customer: int | None) -> tuple[str, str]:
    """Return the name that stands in the field, and the line under the title."""
    if case:
        view = case_view(context, reference=case)
        return view.reference, " · ".join(filter(None, (view.reference, view.customer_name, view.subject)))
    person = customer_view(context, id=customer or 0)
    name = person.name or person.organisation
    return name, " · ".join(filter(None, (name, person.organisation if person.name else "")))
