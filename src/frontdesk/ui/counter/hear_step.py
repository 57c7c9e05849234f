"""How somebody wants to hear what becomes of it, and where that reaches them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.ui.counter.choices import Choices
from frontdesk.ui.counter.step import Step
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

_COLUMNS = 3
_PARTS = {
    HearBy.LETTER: "address_part",
    HearBy.POSTCARD: "address_part",
    HearBy.EMAIL: "email_part",
    HearBy.PHONE: "phone_part",
}
_FIRST = {"address_part": "street", "email_part": "email", "phone_part": "phone"}
_LEAST_DIGITS = 5  # of a number that can be called


class HearStep(Step):
    """Only what the chosen way needs is asked for."""

    FORM: ClassVar = "counter_hear"

    def __init__(self, page: PageContext, country: str) -> None:
        """`country` is where an address without one lies."""
        super().__init__(page)
        self._country = country
        ways = [way.value for way in HearBy]
        self._ways = Choices(find(self.form, QFrame, "ways"), ways, columns=_COLUMNS, needed=True)
        self._ways.chosen.connect(self._choose)
        hints = Qt.InputMethodHint
        find(self.form, QLineEdit, "email").setInputMethodHints(self.hints | hints.ImhEmailCharactersOnly)
        find(self.form, QLineEdit, "phone").setInputMethodHints(self.hints | hints.ImhDialableCharactersOnly)
        self._show_needed()

    @property
    def hear_by(self) -> HearBy:
        """Return the way; the notice until one is chosen."""
        return HearBy(self._ways.value or HearBy.NOTICE.value)

    def choose(self, way: HearBy) -> None:
        """Choose a way, and ask for what it needs."""
        self._ways.choose(way.value)
        self._choose()

    def customer(self, name: str, language: str) -> CustomerEntry:
        """Return who it is, with what the chosen way needs and nothing else."""
        part = _PARTS.get(self.hear_by)
        email, phone = self.line("email"), self.line("phone")
        return CustomerEntry(
            name=name,
            phones=(phone,) if part == "phone_part" else (),
            emails=(email,) if part == "email_part" else (),
            address=self._address() if part == "address_part" else None,
            language=language,
        )

    def speak(self) -> None:
        super().speak()
        for way, button in self._ways.buttons.items():
            button.say(self.page.say(f"suggestion.hear_by.{way}"))

    def begin(self) -> None:
        self._ways.buttons[self._ways.value or HearBy.LETTER.value].setFocus()

    def clear(self) -> None:
        super().clear()
        self._show_needed()

    def check(self) -> None:
        if not self._ways.value:
            raise FrontDeskError("counter.hear.missing", field="hear_by")
        part = _PARTS.get(self.hear_by)
        if part == "email_part" and not _is_address(self.line("email")):
            raise FrontDeskError("counter.hear.email_missing", field="email")
        if part == "phone_part" and sum(map(str.isdigit, self.line("phone"))) < _LEAST_DIGITS:
            raise FrontDeskError("counter.hear.phone_missing", field="phone")
        if part == "address_part" and not all(map(self.line, ("street", "city"))):
            raise FrontDeskError("counter.hear.address_missing", field="address")

    def _address(self) -> PostalAddress:
        return PostalAddress(
            lines=(self.line("street"),),
            city=self.line("city"),
            postal_code=self.line("postal_code"),
            country=self._country,
        )

    def _choose(self) -> None:
        self._edited()
        self._show_needed()
        part = _PARTS.get(self.hear_by)
        if part is not None:
            line = find(find(self.form, QFrame, part), QLineEdit, _FIRST[part])
            line.setFocus()
            self.bring_into_view(line)

    def _show_needed(self) -> None:
        needed = _PARTS.get(self.hear_by) if self._ways.value else None
        for name in dict.fromkeys(_PARTS.values()):
            find(self.form, QFrame, name).setVisible(name == needed)


def _is_address(text: str) -> bool:
    """Whether this can be an e-mail address; whether mail arrives there, nobody knows."""
    name, at, domain = text.rpartition("@")
    return bool(at and name and "." in domain.strip(".") and not any(map(str.isspace, text)))
