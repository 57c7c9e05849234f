"""A piece of mail: from whom, which kind, its dates, its scans, the way to acknowledge it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.kinds import MailType, Way
from frontdesk.services.contact import Contact, CustomerEntry, MailEntry, PostalAddress
from frontdesk.services.office.particulars import office
from frontdesk.ui.address.fields import AddressFields, one_row
from frontdesk.ui.forms.dates import dress_date, known_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.scans import ScanList
from frontdesk.ui.intake.who_part import REFUSALS_OF_REACH, WHO_REFUSALS, WhoPart, reach
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented

_WAYS = (Way.LETTER, Way.POSTCARD, Way.EMAIL, Way.VERBAL)


class MailPart(WhoPart):
    """The top and the side of a letter's window."""

    FORM: ClassVar[str] = "intake_mail"
    SIDE_FORM: ClassVar[str] = "intake_scans"
    REFUSALS: ClassVar[Mapping[str, str]] = {
        **WHO_REFUSALS,
        **REFUSALS_OF_REACH,
        "customer.organisation": "organisation_field",
        "customer.address": "street_field",
        "customer.address.city": "city_field",
        "customer.address.region": "region_field",
        "customer.address.postal_code": "postal_code_field",
        "customer.address.country": "country_field",
        "mail": "received_field",
        "mail.registered_number": "registered_field",
        "mail.written_on": "written_field",
        "mail.postmarked_on": "postmarked_field",
        "mail.received_on": "received_field",
        "at": "received_field",
        "acknowledge_by": "way_field",
    }

    def prepare(self) -> None:
        """Offer countries, kinds of mail and ways; the country is the office's."""
        self._lines = {
            name: find(self.form, QLineEdit, name) for name in ("organisation", "reach", "registered_number")
        }
        self._address = AddressFields(self.form, self.page, rows=one_row, named=self._named)
        self._address.edited.connect(self.edited)
        for name in (self.name, self._lines["organisation"]):
            name.textChanged.connect(self._address.refresh)
        self.page.read(office, lambda known: self._begin_in(known.country), owner=self)
        self._mail_type = find(self.form, Segmented, "mail_type")
        self._registered = find(self.form, Field, "registered_field")
        self._mail_type.set_choices(
            [Choice(each.value, self.page.say(f"mail_type.{each}")) for each in MailType]
        )
        self._mail_type.set_value(MailType.LETTER.value)
        self._way = find(self.form, Segmented, "way")
        self._way.set_choices([Choice(way.value, self.page.say(f"intake.way.{way}")) for way in _WAYS])
        self._dates = {
            name: find(self.form, DateField, name) for name in ("written", "postmarked", "received")
        }
        for field in self._dates.values():
            field.changed.connect(self.edited)
        self.scans = ScanList(self.form, self.page)
        self._mail_type.chosen.connect(self._show_registered)
        self._way.chosen.connect(self.edited)
        self.scans.changed.connect(self.edited)
        self._show_registered()

    def begin(self, beginning: Beginning) -> None:
        """Set the day of receipt to today."""
        self._lines["reach"].setText(beginning.number)
        for field in self._dates.values():
            dress_date(self.page, field, prefers_past=True)
        self._dates["received"].set_date(self.page.today())
        super().begin(beginning)

    def entry(self) -> CustomerEntry:
        """Return the sender, with the address that an answer would go to."""
        phones, emails = reach(self._lines["reach"].text())
        return replace(
            super().entry(),
            organisation=self._text("organisation"),
            phones=phones,
            emails=emails,
            address=self._typed_address(),
        )

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with the mail's own particulars."""
        mail = MailEntry(
            mail_type=MailType(self._mail_type.value),
            registered_number=self._text("registered_number"),
            written_on=known_date(self._dates["written"]),
            postmarked_on=known_date(self._dates["postmarked"]),
            received_on=known_date(self._dates["received"]),
        )
        return replace(
            super().apply(contact),
            mail=mail,
            acknowledge_by=Way(self._way.value) if self._way.value else None,
            scans=self.scans.scans,
        )

    def values(self) -> dict[str, object]:
        """Return where the scans were read from: they are read again."""
        return {"scans": self.scans.files}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Read the scans again; a file that is gone by now is said to be."""
        self.scans.add(values.get("scans", ()))

    def sources(self) -> Iterator[QLineEdit]:
        """Yield the lines whose typing is news."""
        yield self.name
        yield from self._lines.values()

    def _text(self, name: str) -> str:
        return self._lines[name].text().strip()

    def _named(self) -> tuple[str, str]:
        return self.name.text().strip(), self._text("organisation")

    def _begin_in(self, country: str) -> None:
        """Begin in the office's country, unless a draft has brought another back meanwhile."""
        if not self._address.address.country:
            self._address.show_country(country)

    def _typed_address(self) -> PostalAddress | None:
        """Return the address typed; a country alone is none."""
        typed = self._address.address
        return None if replace(typed, country="") == PostalAddress() else typed

    def _show_registered(self) -> None:
        self._registered.setVisible(self._mail_type.value == MailType.REGISTERED.value)
        self.edited.emit()
