"""What is known of a customer is put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, Way
from frontdesk.services.contact import PostalAddress
from frontdesk.services.customers.edit import edit_customer
from frontdesk.services.customers.file import CustomerFile
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.addresses import ADDRESS_FIELDS, AddressPart
from frontdesk.ui.pages.customer.asked import Asked
from frontdesk.ui.pages.customer.languages import languages
from frontdesk.words.language_names import language_name

_WIDTH = 920
_ADDRESSES = "addresses."
_KEPT = "addresses"  # in a draft
_FIELDS = (
    *("name", "organisation", "language", "formality", "phones", "emails", "note"),
    *("lines", "postal_code", "city", "region", "country"),
)


class CustomerEditDialog(OperationDialog):
    """One number and one e-mail address per line; what another desk changed meanwhile is refused."""

    FORM = "customer_edit"
    TEXTS = "customer.edit"
    PLACES: ClassVar = {
        **{name: f"{name}_field" for name in _FIELDS},
        "preferred_way": "way_field",
        "addresses": "which_field",
    }

    def __init__(self, page: PageContext, asked: Asked, parent: QWidget | None = None) -> None:
        self._asked = asked
        self._seen = CustomerFile.of(asked.view)
        self._highest = 0
        super().__init__(page, parent)
        self.resize(fitting(self, _WIDTH, self.sizeHint().height()))

    def prepare(self) -> None:
        """Show what is on file."""
        seen = self._seen
        self._name = find(self.body, QLineEdit, "name")
        self._organisation = find(self.body, QLineEdit, "organisation")
        self._name.setText(seen.name)
        self._organisation.setText(seen.organisation)
        self._texts = {name: find(self.body, QPlainTextEdit, name) for name in ("phones", "emails", "note")}
        self._texts["phones"].setPlainText("\n".join(seen.phones))
        self._texts["emails"].setPlainText("\n".join(seen.emails))
        self._texts["note"].setPlainText(seen.note)
        self._language = find(self.body, QComboBox, "language")
        self._way = find(self.body, QComboBox, "way")
        self._offer_languages()
        self._offer_ways()
        self._formality = find(self.body, QComboBox, "formality")
        self._offer_formalities()
        self.addresses = AddressPart(self.body, self.page, home=self._asked.office.country, named=self._named)
        for line in (self._name, self._organisation):
            line.textChanged.connect(self.addresses.fields.refresh)
        self.addresses.show_addresses(seen.addresses)

    def opening(self) -> Opening:
        """Return what opens the dialog again."""
        return Opening(self.texts, "customer", str(self._asked.view.id))

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields; of the addresses, all and not only the one that is shown."""
        shown = {name: value for name, value in super().values().items() if name not in ADDRESS_FIELDS}
        return {**shown, _KEPT: [asdict(address) for address in self.addresses.addresses]}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        super().restore(values)
        if _KEPT in values:
            kept = [{**address, "lines": tuple(address["lines"])} for address in values[_KEPT]]
            self.addresses.show_addresses([PostalAddress(**address) for address in kept])

    def operation(self) -> Operation:
        """Return the change."""
        customer, file, seen = self._asked.view.id, self._file(), self._seen
        return lambda context: edit_customer(context, id=customer, file=file, seen=seen)

    def fit(self) -> None:
        """Grow to what the address needs; becoming smaller while one types would be a nuisance."""
        super().fit()
        self._highest = max(self._highest, self.height())
        self.resize(fitting(self, self.width(), self._highest))

    def refuse(self, refusal: FrontDeskError) -> None:
        """Show why it cannot be kept, beside its field; of an address, that one first."""
        place, _, part = (refusal.field or "").removeprefix(_ADDRESSES).partition(".")
        if place.isdecimal() and part:
            self.addresses.choose(int(place))
            refusal = FrontDeskError(refusal.message.id, field=part, **refusal.message.params)
        super().refuse(refusal)

    def _named(self) -> tuple[str, str]:
        return self._name.text(), self._organisation.text()

    def _file(self) -> CustomerFile:
        return CustomerFile(
            name=self._name.text(),
            organisation=self._organisation.text(),
            language=self._language.currentData(),
            preferred_way=self._way.currentData(),
            formality=self._formality.currentData(),
            note=text_of(self._texts["note"]),
            phones=tuple(text_of(self._texts["phones"]).splitlines()),
            emails=tuple(text_of(self._texts["emails"]).splitlines()),
            addresses=self.addresses.addresses,
        )

    def _offer_languages(self) -> None:
        shown = self.page.words.language
        own = self._asked.letters.language or self._asked.office.language
        office = language_name(own, shown)
        self._language.addItem(self.page.say("customer.edit.office_language", language=office), "")
        for code, name in languages(shown):
            self._language.addItem(name, code)
        _choose(self._language, self._seen.language, language_name(self._seen.language, shown))

    def _offer_ways(self) -> None:
        self._way.addItem(self.page.say("customer.edit.no_way"), "")
        for way in Way:
            self._way.addItem(self.page.say(f"intake.way.{way}"), way.value)
        _choose(self._way, self._seen.preferred_way, self._seen.preferred_way)

    def _offer_formalities(self) -> None:
        say = self.page.say
        office = say(f"texts.{self._asked.letters.formality}")
        self._formality.addItem(say("customer.edit.office_formality", formality=office), "")
        for each in Formality:
            self._formality.addItem(say(f"texts.{each}"), each.value)
        _choose(self._formality, self._seen.formality, self._seen.formality)


def _choose(box: QComboBox, value: str, name: str) -> None:
    """Choose a value; one that is not among those offered is added."""
    if box.findData(value) < 0:
        box.addItem(name, value)
    box.setCurrentIndex(box.findData(value))
