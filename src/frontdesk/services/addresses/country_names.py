"""The countries as people look for them: by name, in English, by code, or as the country calls itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from frontdesk.services.addresses.form import country_aliases

_CODE_LENGTH = 2
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
_MOST = 8


@dataclass(frozen=True, slots=True)
class Country:
    """A country (ISO 3166-1 alpha-2) and its name; `others` are further names that find it."""

    code: str
    name: str
    others: tuple[str, ...] = ()


@cache
def countries(language: str) -> tuple[Country, ...]:
    """Return the countries of the world, sorted by name in a language. Takes some 50 ms the first time."""
    from babel import Locale  # noqa: PLC0415  start-up: no window needs the names before the first letter

    names, english = Locale.parse(language, sep="-").territories, Locale("en").territories
    aliases = country_aliases()
    known = (
        Country(code, name, tuple(dict.fromkeys((english.get(code, name), *aliases.get(code, ())))))
        for code, name in names.items()
        if _is_country(code)
    )
    return tuple(sorted(known, key=lambda each: each.name.casefold()))


def matching(known: Sequence[Country], typed: str) -> tuple[Country, ...]:
    """Return the countries that a text means, the likeliest first: its code, its beginning, then within."""
    text = typed.strip().casefold()
    if not text:
        return ()
    ranked = [(_rank(each, text), place, each) for place, each in enumerate(known)]
    return tuple(each for rank, _, each in sorted(ranked)[:_MOST] if rank < _NOT)


def country_named(known: Sequence[Country], typed: str) -> Country | None:
    """Return the country that a text names in full, or by its code."""
    text = typed.strip().casefold()
    return next((each for each in known if text and text in _all_names(each)), None)


_CODE, _WHOLE, _BEGINS, _WORD, _WITHIN, _NOT = range(6)


def _rank(country: Country, text: str) -> int:
    names = _all_names(country)
    if text == names[0]:
        return _CODE
    if text in names:
        return _WHOLE
    if any(name.startswith(text) for name in names[1:]):
        return _BEGINS
    if any(f" {text}" in name for name in names[1:]):
        return _WORD
    return _WITHIN if text in names[1] else _NOT


def _all_names(country: Country) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (country.code, country.name, *country.others))


def _is_country(code: str) -> bool:
    """Whether a code of the list is a country's, not a continent's or an invented one's."""
    return len(code) == _CODE_LENGTH and code.isalpha() and code not in _NO_COUNTRIES
