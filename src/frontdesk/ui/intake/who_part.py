"""The fields at the top of a window: who it is, and what only this channel has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.kinds import Channel
from frontdesk.services.contact import Contact, CustomerEntry
from frontdesk.services.lists.scanned_case import ScannedCase, scanned_case
from frontdesk.services.references import looks_like_reference
from frontdesk.services.views import CustomerHit
from frontdesk.ui.forms.loading import find
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
    case_found = Signal(str, str)  # the reference in the place of a name, and what its case is about

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
        self._typed = ""  # in the place of the name, by hand or by a scanner
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
            self.choice.begin(hit)
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
        self.choice.picked.connect(self._picked)
        self.choice.new_wanted.connect(self._new_wanted)
        self.name.textEdited.connect(self._note)
        self.name.returnPressed.connect(self._entered)
        for line in self.sources():
            line.textChanged.connect(self.edited)

    def _note(self, text: str) -> None:
        self._typed = text

    def _picked(self, _hit: CustomerHit) -> None:
        """Go on; whoever was found by a reference is here about its case."""
        if looks_like_reference(self._typed):
            self._look_for_case(self._typed)
        else:
            self.settled.emit()

    def _entered(self) -> None:
        """Go on; a scanner presses Enter before anything can be offered."""
        if self.choice.customer is None and looks_like_reference(self.name.text()):
            self._look_for_case(self.name.text())
        else:
            self.settled.emit()

    def _look_for_case(self, text: str) -> None:
        self._typed = ""
        self.page.read(lambda context: scanned_case(context, text), self._found, owner=self)

    def _found(self, found: ScannedCase | None) -> None:
        if found is not None:
            if found.customer is not None and self.choice.customer is None:
                self.choice.choose(found.customer)
            self.case_found.emit(found.reference, found.subject)
        self.settled.emit()

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
