"""Where an office can be: countries, their subdivisions and time zones, by name."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.services.office.public_holidays import countries, subdivision_names
from frontdesk.services.office.suggested import timezones_of


@dataclass(frozen=True, slots=True)
class Place:
    """A country (ISO 3166-1) or subdivision (ISO 3166-2 without the country) and its name."""

    code: str
    name: str


def known_countries(language: str) -> tuple[Place, ...]:
    """Return the countries whose holidays are known, by name in a language."""
    from babel import Locale  # noqa: PLC0415  start-up: asked for in the welcome and the settings only

    names = Locale.parse(language, sep="-").territories
    places = (Place(code, names.get(code, code)) for code in countries())
    return tuple(sorted(places, key=lambda place: place.name))


def subdivisions(country: str) -> tuple[Place, ...]:
    """Return the subdivisions of a country whose holidays differ, by name; none for many."""
    places = (Place(code, name) for code, name in subdivision_names(country).items())
    return tuple(sorted(places, key=lambda place: place.name))


def timezones(country: str) -> tuple[str, ...]:
    """Return the IANA time zones of a country, the most populous first."""
    return timezones_of(country)
