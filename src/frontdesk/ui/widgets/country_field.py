"""A line in which a country is chosen by typing any of its names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from frontdesk.services.addresses.country_names import Country, country_named, matching
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.widgets.lookup_field import LookupField


class CountryField(LookupField):
    """Shows a country's name and knows its code; a text that names none is its own code.

    `country_changed` carries the code whenever it is another.
    """

    country_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, shortest=1)
        self._known: tuple[Country, ...] = ()
        self._waiting = ""  # the code to be shown once the names are known
        self._told = ""
        self.asked.connect(self._offer)
        self.picked.connect(self._pick)
        self.textChanged.connect(self._tell)

    @property
    def code(self) -> str:
        """Return the country's code (ISO 3166-1 alpha-2), or what was typed where that is none."""
        typed = self.text().strip()
        if not typed:
            return self._waiting
        named = country_named(self._known, typed)
        return named.code if named else typed

    def offer_countries(self, known: Sequence[Country]) -> None:
        """Know these countries from now on."""
        self._known = tuple(known)
        if self._waiting and not self.text():
            self.show_code(self._waiting)
        else:
            self._tell()

    def show_code(self, code: str) -> None:
        """Show a country; a code that is none is shown as it is."""
        self._waiting = "" if self._known else code
        if self._known:
            self.setText(next((each.name for each in self._known if each.code == code), code))
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Complete the beginning of a name that only one country has."""
        super().focusOutEvent(event)
        if self.text().strip() and country_named(self._known, self.text()) is None:
            found = matching(self._known, self.text())
            if len(found) == 1:
                self.show_code(found[0].code)

    def _offer(self, text: str) -> None:
        rows = [Suggestion(each.code, each.name, right=each.code) for each in matching(self._known, text)]
        self.offer(text, rows)

    def _pick(self, code: object) -> None:
        self.show_code(str(code))

    def _tell(self) -> None:
        if self.code != self._told:
            self._told = self.code
            self.country_changed.emit(self._told)
