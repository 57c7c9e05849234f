"""The fields at the top of a window: who it is, and what only this channel has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.kinds import Channel
from frontdesk.services.contact import Contact, CustomerEntry
from frontdesk.services.views import CustomerHit
from frontdesk.ui.forms import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.customer_card import CustomerCard
from frontdesk.ui.intake.customer_choice import CustomerChoice
from frontdesk.ui.intake.part import Part
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.lookup_field import LookupField

WHO_REFUSALS = {
    "customer": "name_field",
    "customer.name": "name_field",
}


class WhoPart(Part):
    """What every channel's top part has: a name that is looked up."""

    FORM: ClassVar[str]
    HEAD_FORM: ClassVar[str] = ""  # what stands in the window's head, beside the title
    SIDE_FORM: ClassVar[str] = ""  # what stands under the customer's card

    settled = Signal()  # it is known who it is: the keyboard may go on to what it is about

    def __init__(self, form: QWidget, page: PageContext, channel: Channel) -> None:
        """Load this channel's forms into the window's form."""
        super().__init__(form)
        self.page = page
        for host, name in (
            ("who", self.FORM),
            ("head_extras", self.HEAD_FORM),
            ("side_extras", self.SIDE_FORM),
        ):
            place = find(form, QWidget, host)
            place.setVisible(bool(name))
            if name:
                page.forms.fill(place, name)
        self.channel = channel
        self.name = find(form, LookupField, "name")
        self.choice = CustomerChoice(page, CustomerCard(form, page), self.name, self.number_lookup())
        self.prepare()
        self._connect()

    @property
    def first(self) -> QWidget:
        """Return the field in which work begins."""
        return self.name

    def number_lookup(self) -> LookupField | None:
        """Return the field of numbers that is looked up as well, if there is one."""
        return None

    def prepare(self) -> None:
        """Fill the channel's own fields with what does not depend on the contact."""

    def begin(self, beginning: Beginning) -> None:
        """Show what is known before the contact; the window opens now."""
        if beginning.customer is not None:
            hit = CustomerHit(beginning.customer, beginning.name, "", beginning.number, "", 0, 0)
            self.choice.choose(hit)
        elif beginning.name:
            self.name.setText(beginning.name)

    def entry(self) -> CustomerEntry:
        """Return who it is, with what is known of the ways to reach them."""
        hit = self.choice.customer
        name = self.name.text().strip()
        return CustomerEntry(id=hit.id) if hit else CustomerEntry(name=name, anonymous=not name)

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with who it is."""
        return replace(contact, channel=self.channel, customer=self.entry())

    def values(self) -> dict[str, object]:
        """Return what a draft keeps beside what stands in the fields."""
        return {}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Bring back what `values` returned."""

    def sources(self) -> Iterator[QLineEdit]:
        """Yield the lines whose typing is news."""
        yield self.name

    def _connect(self) -> None:
        self.choice.changed.connect(self.edited)
        self.choice.picked.connect(self.settled)
        self.choice.new_wanted.connect(self._new_wanted)
        self.name.returnPressed.connect(self.settled)
        for line in self.sources():
            line.textChanged.connect(self.edited)

    def _new_wanted(self) -> None:
        """A name that is new has been typed in the field of names itself: go on."""
        if self.name.hasFocus():
            self.settled.emit()
        else:
            self.name.setFocus()


def reach(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the phones and the e-mail addresses that one line names."""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    emails = tuple(part for part in parts if "@" in part)
    return tuple(part for part in parts if "@" not in part), emails


REFUSALS_OF_REACH: Mapping[str, str] = {"customer.phones": "reach_field", "customer.emails": "reach_field"}
