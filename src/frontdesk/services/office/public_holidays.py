"""Public holidays of a country and subdivision, each of which the office can switch off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from frontdesk.domain.errors import FrontDeskError

if TYPE_CHECKING:
    from holidays import HolidayBase

_JOINT = "; "
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A holiday of one year: `key` switches it off in every year, `name` is in the office's language."""

    day: date
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The holidays of a country (ISO 3166-1) and subdivision, without those switched off.

    A day kept in place of a holiday ("observed") goes with that holiday. Names
    are in `language` where the calendar knows it, otherwise in the country's own.
    Years in `known` are taken from there, so that a start need not load the
    calendars of the world. Satisfies `frontdesk.domain.calendar_day.HolidaySource`.
    """

    country: str
    subdivision: str = ""
    language: str = ""
    switched_off: frozenset[str] = frozenset()
    known: Mapping[int, Mapping[date, str]] = field(default_factory=dict, repr=False, compare=False)
    _years: dict[int, Mapping[date, str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def key(self) -> str:
        """What decides the dates."""
        return "|".join((self.country, self.subdivision, *sorted(self.switched_off)))

    def of_year(self, year: int) -> Mapping[date, str]:
        """Return the names of the holidays that the office keeps in a year.

        Raises `FrontDeskError` for an unknown country or subdivision, unless
        the year is among those already `known`.
        """
        found = self.known.get(year) or self._years.get(year)
        if found is None:
            found = self._years[year] = self._kept(year)
        return found

    def all_of_year(self, year: int) -> tuple[PublicHoliday, ...]:
        """Return every holiday of a year in order, those switched off too, for the settings page."""
        check_place(self.country, self.subdivision)
        return tuple(self._all(year))

    def _kept(self, year: int) -> Mapping[date, str]:
        check_place(self.country, self.subdivision)
        kept: dict[date, str] = {}
        for holiday in self._all(year):
            if holiday.key not in self.switched_off:
                before = kept.get(holiday.day)
                kept[holiday.day] = f"{before}{_JOINT}{holiday.name}" if before else holiday.name
        return kept

    def _all(self, year: int) -> Iterator[PublicHoliday]:
        own = self._calendar(year)
        named = self._calendar(year, language=self._known_language(own))
        proper = self._calendar(year, observed=False)
        names = {name for day in proper for name in proper.get_list(day)}
        for day in sorted(own):
            for key, name in zip(own.get_list(day), named.get_list(day), strict=True):
                yield PublicHoliday(day, _without_observed(key, names), name)

    def _calendar(self, year: int, *, language: str = "", observed: bool = True) -> HolidayBase:
        import holidays  # noqa: PLC0415  start-up: not needed where the years shown are known

        return holidays.country_holidays(
            self.country,
            subdiv=self.subdivision or None,
            years=year,
            expand=False,
            observed=observed,
            language=language or _own_language(self.country),
        )

    def _known_language(self, calendar: HolidayBase) -> str:
        """Return the calendar's own code for the office's language: "en" is "en_US" to many."""
        plain = self.language.replace("-", "_")
        known = calendar.supported_languages
        exact = [code for code in known if code == plain]
        alike = [code for code in known if code.split("_")[0] == plain.split("_")[0]]
        return next(iter(exact + alike), "")


def check_place(country: str, subdivision: str = "") -> None:
    """Raise `FrontDeskError` unless the holidays of a country and subdivision are known."""
    import holidays  # noqa: PLC0415  start-up, as above

    if not _COUNTRY.fullmatch(country):
        raise FrontDeskError("holidays.unknown_country", field="country", country=country)
    try:
        known = holidays.country_holidays(country).subdivisions
    except NotImplementedError:
        raise FrontDeskError("holidays.unknown_country", field="country", country=country) from None
    if subdivision and subdivision not in known:
        raise FrontDeskError(
            "holidays.unknown_subdivision", field="subdivision", country=country, subdivision=subdivision
        )


def countries() -> Mapping[str, tuple[str, ...]]:
    """Return the country codes whose holidays are known, each with its subdivisions."""
    import holidays  # noqa: PLC0415  start-up: 250 countries are not needed to show Today

    known = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(subdivisions) for country, subdivisions in known.items()}


def subdivision_names(country: str) -> Mapping[str, str]:
    """Return the codes of a country's subdivisions whose holidays are known, each with its name.

    A subdivision that the calendar has no name for goes by its code.
    """
    import holidays  # noqa: PLC0415  start-up, as above

    calendar = holidays.country_holidays(country)
    names = calendar.get_subdivision_aliases()
    return {code: max(names.get(code, []), key=len, default=code) for code in calendar.subdivisions}


def _without_observed(key: str, proper: set[str]) -> str:
    """Return the name of the holiday that a day in its place stands for."""
    if key in proper:
        return key
    return max((name for name in proper if name in key), key=len, default=key)


def _own_language(country: str) -> str:
    """Return the language in which a country's holidays are named; without it the environment decides."""
    import holidays  # noqa: PLC0415  start-up, as above

    return holidays.country_holidays(country, language="").default_language or ""
