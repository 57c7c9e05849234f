"""The postal addresses in the form of a customer: one is shown, the others are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from frontdesk.services.contact import PostalAddress
from frontdesk.ui.address.fields import AddressFields, Named
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

ADDRESS_FIELDS = frozenset({"which", "lines", "postal_code", "city", "region", "country"})
"""The fields of the form that hold the one address that is shown."""


class AddressPart(QObject):
    """Works the fields of the address that is shown; a new one begins in the country `home`."""

    def __init__(self, form: QWidget, page: PageContext, *, home: str, named: Named) -> None:
        super().__init__(form)
        self._page = page
        self._home = home
        self._which = find(form, QComboBox, "which")
        self.fields = AddressFields(form, page, named=named)
        self._addresses: list[PostalAddress] = []
        self._place = 0
        self._which.activated.connect(self.choose)
        find(form, QPushButton, "remove").clicked.connect(self._remove)

    @property
    def addresses(self) -> tuple[PostalAddress, ...]:
        """Return all addresses, in their order; one not filled in has its country alone."""
        self._keep()
        return tuple(self._addresses)

    def show_addresses(self, addresses: Sequence[PostalAddress]) -> None:
        """Show the first of these, or an empty one."""
        self._addresses = list(addresses) or [self._new()]
        self._show(0)

    def choose(self, place: int) -> None:
        """Show another address; after the last comes a new one."""
        self._keep()
        if place >= len(self._addresses):
            self._addresses.append(self._new())
            place = len(self._addresses) - 1
        self._show(place)

    def _remove(self) -> None:
        del self._addresses[self._place]
        self.show_addresses(self._addresses)

    def _new(self) -> PostalAddress:
        return PostalAddress(country=self._home)

    def _keep(self) -> None:
        self._addresses[self._place] = self.fields.address

    def _show(self, place: int) -> None:
        self._place = place
        address = self._addresses[place]
        self.fields.show_address(replace(address, country=address.country or self._home))
        self._which.clear()
        for each in self._addresses:
            self._which.addItem(self._label(each))
        self._which.addItem(self._page.say("customer.edit.another_address"))
        self._which.setCurrentIndex(place)

    def _label(self, address: PostalAddress) -> str:
        if replace(address, country="") == PostalAddress():
            return self._page.say("customer.edit.new_address")
        return ", ".join(filter(None, (*address.lines, address.postal_code, address.city)))
