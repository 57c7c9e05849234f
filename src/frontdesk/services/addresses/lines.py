"""Postal addresses laid out as the post of their country wants them (Google's address data).

An address on an envelope has 3 to 7 lines: the country in capitals, in the sender's language, last and
only for mail abroad.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from frontdesk.domain.message import Message, message
from frontdesk.services.addresses.form import CITY, address_form
from frontdesk.services.addresses.layout import capitals, laid_out
from frontdesk.services.addresses.rules import rules_of
from frontdesk.services.contact import PostalAddress

FEWEST_LINES = 3
MOST_LINES = 7


def address_lines(
    address: PostalAddress, *, name: str, organisation: str = "", home: str, language: str
) -> tuple[str, ...]:
    """Return the lines of an address, as they stand on an envelope posted in the country `home`.

    Order and capitals are the country's own, in which a firm may come before the person; in Chinese,
    Japanese and Korean letters the name comes last.
    """
    country = address.country.upper() or home
    lines = _local_lines(address, country, name, organisation)
    if country != home:
        lines.append(capitals(country_name(country, language), language.upper()))
    return tuple(lines)


def too_few_or_many(lines: Sequence[str]) -> Message | None:
    """Return what somebody should look at before an address is printed: it lacks lines, or has too many."""
    if len(lines) > MOST_LINES:
        return message("paper.address_too_long", lines=len(lines), most=MOST_LINES)
    if len(lines) < FEWEST_LINES:
        return message("paper.address_short", lines=len(lines), fewest=FEWEST_LINES)
    return None


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


def _local_lines(address: PostalAddress, country: str, name: str, organisation: str) -> list[str]:
    """Return the lines in the country's order; an unknown country gets the plain order."""
    rules = rules_of(country)
    if rules is None:
        return [line for line in (name, organisation, *_plain_lines(address)) if line.strip()]
    parts = {
        "%N": name,
        "%O": organisation,
        "%A": "\n".join(line for line in address.lines if line.strip()),
        "%C": address.city,
        "%S": address.region,
        "%Z": address.postal_code,
    }
    return list(laid_out(parts, rules))


def _plain_lines(address: PostalAddress) -> list[str]:
    place = " ".join(part for part in (address.postal_code, address.city, address.region) if part)
    return [line for line in (*address.lines, place) if line.strip()]
