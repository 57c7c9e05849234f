"""Who it is: somebody picked from the look-up, or a new name typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import QObject, Signal

from frontdesk.services.customers.lookup import history, known_customer, look_up
from frontdesk.services.views import CustomerHit
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.intake.customer_card import CustomerCard
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.lookup_field import LookupField

_MOST = 7
_SAME_NUMBER = 6  # so many last digits alike are taken for one number


class CustomerChoice(QObject):
    """Works the fields in which a customer is looked up, and keeps the card at the right."""

    changed = Signal()
    picked = Signal(CustomerHit)  # somebody known was picked: the keyboard may go on
    new_wanted = Signal()  # somebody new is meant

    def __init__(
        self, page: PageContext, card: CustomerCard, name: LookupField, number: LookupField | None = None
    ) -> None:
        """`name` shows who it is; `number`, where there is one, is looked up as well."""
        super().__init__(name)
        self._page = page
        self._card = card
        self._name = name
        self._hit: CustomerHit | None = None
        for field in filter(None, (name, number)):
            self._connect(field)
        name.textEdited.connect(self._renamed)

    @property
    def customer(self) -> CustomerHit | None:
        """Return the customer picked, if one is."""
        return self._hit

    def choose(self, hit: CustomerHit) -> None:
        """Show a customer as picked, and read what there was before."""
        self._hit = hit
        self._show(hit)
        self._page.read(
            lambda context: history(context, hit.id),
            self._card.show_history,
            replace_key=(id(self), "history"),
            owner=self,
        )
        self.changed.emit()

    def begin(self, hit: CustomerHit) -> None:
        """Choose somebody of whom no more is known yet than who it is; the rest is read."""
        self.choose(hit)
        self._page.read(
            lambda context: known_customer(context, hit.id),
            lambda found: self._show_more(hit, found),
            replace_key=(id(self), "known"),
            owner=self,
        )

    def values(self) -> dict[str, object]:
        """Return who is picked, for a draft."""
        return asdict(self._hit) if self._hit else {}

    def restore(self, values: Mapping[str, object]) -> None:
        """Pick whom a draft says was picked."""
        if values:
            self.choose(CustomerHit(**values))  # type: ignore[arg-type]  # read back from JSON
        elif name := self._name.text().strip():
            self._card.show_new(name)

    def _show_more(self, hit: CustomerHit, found: CustomerHit | None) -> None:
        if found is not None and self._hit is hit:
            nameless = not (found.name or found.organisation)
            self._show(replace(found, name=hit.name) if nameless else found)

    def _show(self, hit: CustomerHit) -> None:
        shown = hit.name or hit.organisation
        self._name.set_picked(self._hit, shown, self._page.say("intake.known", count=hit.contacts))
        self._card.show_customer(hit)

    def _connect(self, field: LookupField) -> None:
        field.asked.connect(lambda text: self._ask(field, text))
        field.picked.connect(self._pick)
        field.new_wanted.connect(lambda _text: self.new_wanted.emit())

    def _ask(self, field: LookupField, text: str) -> None:
        self._page.read(
            lambda context: look_up(context, text, limit=_MOST),
            lambda found: self._offer(field, text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "look_up"),
            owner=self,
        )

    def _offer(self, field: LookupField, text: str, found: Sequence[CustomerHit]) -> None:
        new = self._page.say("intake.new", name=text.strip())
        sure = field is self._name or any(_same_number(text, hit.number) for hit in found)
        rows = [self._row(hit) for hit in found]
        field.offer(text, rows, new_text=new, first_chosen=bool(rows) and sure)

    def _row(self, hit: CustomerHit) -> Suggestion:
        second = " · ".join(filter(None, (hit.organisation if hit.name else "", hit.number, hit.place)))
        right = self._page.say("intake.contacts", count=hit.contacts)
        return Suggestion(hit, hit.name or hit.organisation, second, right, "visit")

    def _pick(self, key: object) -> None:
        if isinstance(key, CustomerHit):
            self.choose(key)
            self.picked.emit(key)

    def _renamed(self, text: str) -> None:
        """Typing on after a pick means somebody else."""
        self._hit = None
        if text.strip():
            self._card.show_new(text.strip())
        else:
            self._card.show_nobody()
        self.changed.emit()


def _same_number(typed: str, number: str) -> bool:
    digits = "".join(filter(str.isdecimal, typed))
    known = "".join(filter(str.isdecimal, number))
    return len(digits) >= _SAME_NUMBER and known.endswith(digits[-9:].lstrip("0"))
