"""The likeliest particulars of an office: from the computer's settings, then from its country."""

from __future__ import annotations

import locale
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from frontdesk.documents.layouts.layout import layouts_for
from frontdesk.paths import resources
from frontdesk.services.office.public_holidays import countries
from frontdesk.words import nearest

_ZONE_COLUMNS = 3


def suggested(given: Mapping[str, object]) -> dict[str, object]:
    """Return likely particulars, those given taken into account."""
    country = str(given.get("country") or _country_of(str(given.get("timezone", ""))))
    language = _language_of(country)
    standard = _places()["standard"]
    return {
        "name": _places()["names"][nearest(str(given.get("language") or language))],
        "country": country,
        "timezone": _timezone_in(country),
        "hours": standard["hours"],
        "language": language,
        "currency": _currency_of(country),
        **paper_of(country),
    }


def paper_of(country: str) -> dict[str, object]:
    """Return the layouts of letter and postcard that a country's paper and windows ask for."""
    customary = layouts_for(country)
    return {"letter_layout": customary.letter, "postcard_layout": customary.postcard}


def timezones_of(country: str) -> tuple[str, ...]:
    """Return the IANA time zones of a country, the most populous first, as the tz database lists them."""
    return tuple(zone for code, zone in _zones() if code == country)


def _timezone_in(country: str) -> str:
    here = _timezone_of_this_computer()
    zones = timezones_of(country)
    return here if here in zones or not zones else zones[0]


def _country_of(timezone: str) -> str:
    """Return the country of a time zone, else of this computer; one whose holidays are known."""
    zones = (timezone, _timezone_of_this_computer())
    candidates = [code for wanted in zones for code, zone in _zones() if zone == wanted]
    candidates.append((locale.getlocale()[0] or "").partition("_")[2])
    known = countries()
    return next((code for code in candidates if code in known), str(_places()["standard"]["country"]))


def _timezone_of_this_computer() -> str:
    import tzlocal  # noqa: PLC0415  start-up: asked for once in an office's life

    return tzlocal.get_localzone_name()


def _language_of(country: str) -> str:
    from babel.languages import get_official_languages  # noqa: PLC0415  start-up, as above

    spoken = get_official_languages(country, regional=False, de_facto=True)
    return next((language for language in spoken if nearest(language) == language), nearest(""))


def _currency_of(country: str) -> str:
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  start-up, as above

    return next(iter(get_territory_currencies(country)), "")


def _zones() -> Iterator[tuple[str, str]]:
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= _ZONE_COLUMNS and not line.startswith("#"):
            yield columns[0], columns[2]


@cache
def _places() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((resources() / "places.toml").read_text(encoding="utf-8"))
