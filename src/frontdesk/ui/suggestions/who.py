"""Whose idea it is: a customer who is looked up, or a new name with a way to reach them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.suggestions import HearBy
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.customers.lookup import look_up
from frontdesk.services.views import CustomerHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.who_part import reach
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.languages import languages
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Choice, Segmented

_MOST = 7


class WhoField(QObject):
    """Works the fields `who` and `reach` of a form."""

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._who = find(form, LookupField, "who")
        self._reach = find(form, QLineEdit, "reach")
        self._reach_field = find(form, Field, "reach_field")
        self._who.asked.connect(self._ask)
        self._who.picked.connect(self._pick)
        self._who.new_wanted.connect(lambda _text: self._reach.setFocus())
        self._who.textChanged.connect(self._renamed)

    @property
    def entry(self) -> CustomerEntry:
        """Return who it is, as far as it is known."""
        hit = self._who.key
        if isinstance(hit, CustomerHit):
            return CustomerEntry(id=hit.id)
        phones, emails = reach(self._reach.text())
        return CustomerEntry(name=self._who.text().strip(), phones=phones, emails=emails)

    def show(self, customer: int | None, name: str) -> None:
        """Show somebody on file, or a name alone."""
        if customer is None:
            self._who.setText(name)
        else:
            self._who.set_picked(CustomerHit(customer, name, "", "", "", 0, 0), name)
        self._renamed()

    def copy(self, other: WhoField) -> None:
        """Show whom another such field names."""
        hit = other._who.key
        if isinstance(hit, CustomerHit):
            self._pick(hit)
        else:
            self._who.setText(other._who.text())
            self._reach.setText(other._reach.text())

    def _ask(self, text: str) -> None:
        self._page.read(
            lambda context: look_up(context, text, limit=_MOST),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "who"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[CustomerHit]) -> None:
        rows = [self._row(hit) for hit in found]
        self._who.offer(text, rows, new_text=self._page.say("intake.new", name=text.strip()))

    def _row(self, hit: CustomerHit) -> Suggestion:
        second = " · ".join(filter(None, (hit.organisation if hit.name else "", hit.number, hit.place)))
        return Suggestion(hit, hit.name or hit.organisation, second, icon="visit")

    def _pick(self, key: object) -> None:
        if isinstance(key, CustomerHit):
            hint = self._page.say("intake.known", count=key.contacts)
            self._who.set_picked(key, key.name or key.organisation, hint)
            self._renamed()

    def _renamed(self) -> None:
        """Somebody on file needs no further way to be reached."""
        self._reach_field.setEnabled(not isinstance(self._who.key, CustomerHit))
        self.changed.emit()


def offer_ways(form: QWidget, page: PageContext) -> Segmented:
    """Offer the ways in which a writer may want to hear what becomes of their idea."""
    row = find(form, Segmented, "hear_by")
    row.set_choices([Choice(way.value, page.say(f"suggestion.hear_by.{way}")) for way in HearBy])
    row.set_value(HearBy.NOTICE.value)
    return row


def offer_languages(form: QWidget, page: PageContext) -> ChoiceBox:
    """Offer the languages in which somebody may want to hear; first the one on file, which is empty."""
    box = find(form, ChoiceBox, "language")
    box.addItem(page.say("suggestions.language_on_file"), "")
    for code, name in languages(page.words.language):
        box.addItem(name, code)
    return box
