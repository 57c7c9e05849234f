"""The particulars of an office on screen: in the welcome and in the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import WEEKDAYS
from frontdesk.domain.hours_text import format_intervals, parse_hours
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import Office
from frontdesk.services.office.whereabouts import Place, known_countries, subdivisions, timezones
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.week_field import WeekField

PLACES: Mapping[str, str] = {
    name: f"{name}_field"
    for name in (
        "name",
        "country",
        "subdivision",
        "timezone",
        "hours",
        "address",
        "phone",
        "email",
        "website",
    )
}
"""Where the refusals of each particular are shown."""

_LINES = ("name", "phone", "email", "website")


class OfficeForm(QObject):
    """Fills and reads the fields; the countries' subdivisions and time zones follow the country."""

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._lines = {name: find(form, QLineEdit, name) for name in _LINES}
        self._address = find(form, QPlainTextEdit, "address")
        self._hours = find(form, WeekField, "hours")
        self._country = find(form, QComboBox, "country")
        self._subdivision = find(form, QComboBox, "subdivision")
        self._subdivision_field = find(form, Field, "subdivision_field")
        self._timezone = find(form, QComboBox, "timezone")
        self._shown: Office | None = None
        self._hours.name_days([page.say(f"weekday.{day}") for day in WEEKDAYS], page.say("office.closed_day"))
        self._country.currentIndexChanged.connect(self._ask_subdivisions)

    def show_office(self, shown: Office) -> None:
        """Show an office's particulars; the countries to choose from come by themselves."""
        self._shown = shown
        for name, line in self._lines.items():
            line.setText(getattr(shown, name))
        self._address.setPlainText("\n".join(shown.address))
        self._hours.set_days([_readable(day) for day in _days(shown.hours)])
        self._page.read(self._countries, self._offer_countries, owner=self)

    @property
    def changes(self) -> dict[str, object]:
        """Return what stands in the form, as `set_office` takes it."""
        self._point_at_fault()
        typed: dict[str, object] = {name: line.text() for name, line in self._lines.items()}
        return typed | {
            "address": text_of(self._address),
            "hours": "; ".join(
                f"{day} {hours or 'closed'}" for day, hours in zip(WEEKDAYS, self._hours.days, strict=True)
            ),
            "country": self._country.currentData() or "",
            "subdivision": self._subdivision.currentData() or "",
            "timezone": self._timezone.currentText().strip(),
        }

    def _point_at_fault(self) -> None:
        """Let a refusal of the hours lead to the first day that cannot be read."""
        for row, hours in enumerate(self._hours.days):
            try:
                parse_hours(f"{WEEKDAYS[row]} {hours or 'closed'}")
            except FrontDeskError:
                self._hours.point_at(row)
                return

    def _countries(self, _context: Context) -> tuple[Place, ...]:
        return known_countries(self._page.words.language)

    def _offer_countries(self, places: tuple[Place, ...]) -> None:
        _fill(self._country, places, self._shown.country if self._shown else "")
        self._ask_subdivisions()

    def _ask_subdivisions(self) -> None:
        country = self._country.currentData()
        if country:
            self._page.read(
                lambda _context: (subdivisions(country), timezones(country)),
                self._offer_subdivisions,
                replace_key="subdivisions",
                owner=self,
            )

    def _offer_subdivisions(self, found: tuple[tuple[Place, ...], tuple[str, ...]]) -> None:
        places, zones = found
        at_home = self._shown is not None and self._country.currentData() == self._shown.country
        kept = self._shown.subdivision if self._shown and at_home else ""
        _fill(self._subdivision, (Place("", self._page.say("office.whole_country")), *places), kept)
        self._subdivision_field.setVisible(bool(places))
        zone = self._shown.timezone if self._shown and at_home else ""
        self._timezone.clear()
        self._timezone.addItems(list(dict.fromkeys([*([zone] if zone else []), *zones])))
        self._timezone.setCurrentIndex(0)


def _fill(box: QComboBox, places: Sequence[Place], chosen: str) -> None:
    box.blockSignals(True)  # noqa: FBT003  Qt's own call; what is filled in is no choice of the user's
    box.clear()
    for place in places:
        box.addItem(place.name, place.code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)  # noqa: FBT003  as above


def _days(hours: str) -> list[str]:
    return [format_intervals(day) if day else "" for day in parse_hours(hours).days]


def _readable(hours: str) -> str:
    return hours.replace("-", "–").replace(",", ", ")
