"""Addresses of 162 countries: laid out as expected, or differently for a reason that is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from frontdesk.services.addresses.lines import address_lines
from frontdesk.services.contact import PostalAddress

# The expected lines come from a geocoder: they name a place on the map. Ours are what the country's post
# wants by Google's data. Compared without regard to capitals, and to comma, dash and blank between parts.
DIFFERENCES = {
    "the post wants no region there, the map names one": ("bn", "do", "fk", "gn", "gs", "io"),
    "the region is what the country is called: the post leaves it out": ("gu",),
    "the region has an abbreviation, which the post prefers": ("bs",),
    "the post has place and region on one line": ("cc",),
    "the island's county is no part of an American address": ("as",),
    "the post has the code before the place": ("bg",),
    "the post has the code after the place": ("co", "il", "jo"),
    "the post has the code on a line of its own": ("cu", "hn", "ky", "lk", "mn"),
    "the post has the code on a line of its own, before the place": ("mu",),
    "the post has street and place on one line": ("ci",),
    "the post has region and code on one line": ("id",),
    "in letters of the country the large comes first, and the name last": ("jp", "kp"),
    "the map goes from the large to the small, in Latin letters: nobody types that": (
        "by",
        "cn",
        "ir",
        "kg",
        "kz",
    ),
}


@dataclass(frozen=True)
class Expected:
    """One case: what is known of a place, and the lines that are expected, the country's name left out."""

    country: str
    components: dict[str, str]
    lines: tuple[str, ...]

    @property
    def completeness(self) -> int:
        """How many of the parts of a postal address are known."""
        return sum(
            any(name in self.components for name in names)
            for names in (("road", "pedestrian"), ("postcode",), CITIES, ("house_number",))
        )


CITIES = ("city", "town", "village", "municipality", "hamlet", "locality")
REGIONS = ("state_code", "state", "county", "region", "state_district", "island")
_LONGEST_ABBREVIATION = 3
_ABBREVIATION = re.compile(r"\b[A-Z]{2,3}\b")
_COMPONENT = re.compile(r"""\s+['"]?([\w:]+)['"]?\s*:\s*(.*?)\s*$""")


def cases(path: Path) -> Iterator[Expected]:
    """Read the cases of one file, a small part of YAML."""
    for document in re.split(r"^---\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        components: dict[str, str] = {}
        lines: list[str] = []
        inside = ""
        for line in document.split("\n"):
            if line[:1].strip():
                inside = line.partition(":")[0].strip()
            elif inside == "components" and (found := _COMPONENT.match(line)):
                components[found[1]] = found[2].strip("'\"")
            elif inside == "expected" and line.strip():
                lines.append(line.strip())
        if components and lines:
            yield Expected(path.stem.upper(), components, tuple(lines[:-1]))


def best_case(path: Path) -> Expected:
    """Return the case of a country that is most like a postal address."""
    return max(cases(path), key=lambda case: case.completeness)


def typed(case: Expected) -> PostalAddress:
    """Return what somebody types who reads the expected lines: first the street's, then the place's."""
    first = next((at for at in range(1, len(case.lines)) if is_place(case.lines[at], case)), len(case.lines))
    written = " ".join(case.lines[first:])
    code = case.components.get("postcode", "")
    code = code if squeezed(code) in squeezed(written) else ""
    city = seen(written, case, CITIES)
    beside = without(written, (city, code))
    region = seen(beside, case, REGIONS)
    short = _ABBREVIATION.search(beside)
    if not region and short:
        region = short[0]
    if not city:  # known under another name: what stands there
        city, region = beside, ""
    return PostalAddress(case.lines[:first], city, region, code, case.country)


def is_place(line: str, case: Expected) -> bool:
    """Tell whether a line has nothing in it but place, region and code."""
    rest = without(line, [case.components.get(name, "") for name in ("postcode", *CITIES, *REGIONS)])
    return len(rest) < len(plain(line)) and sum(map(str.isalpha, rest)) <= _LONGEST_ABBREVIATION


def without(text: str, values: Iterable[str]) -> str:
    for value in filter(None, values):
        for written in (value, f"{value[:3]} {value[3:]}", value.replace("-", "")):
            text = re.sub(re.escape(written), "", text, flags=re.IGNORECASE)
    return " ".join(text.split()).strip(" ,-–")


def seen(written: str, case: Expected, names: Iterable[str]) -> str:
    values = (case.components.get(name, "") for name in names)
    return next((value for value in values if value and plain(value) in plain(written)), "")


def plain(text: str) -> str:
    return " ".join(re.split(r"[\s,–-]+", text.casefold())).strip()


def squeezed(text: str) -> str:
    return plain(text).replace(" ", "")


@pytest.mark.real_data
def test_the_addresses_of_the_world_have_the_expected_lines(real_data: Path) -> None:
    listed = {country: reason for reason, countries in DIFFERENCES.items() for country in countries}
    differing = {}
    files = sorted((real_data / "addresses" / "opencage_testcases").glob("*.yaml"))
    for path in files:
        case = best_case(path)
        ours = address_lines(typed(case), name="", home=case.country, language="en")
        if [squeezed(line) for line in ours] != [squeezed(line) for line in case.lines]:
            differing[path.stem] = (case.lines, ours)
    assert len(files) == 162
    unexpected = {country: lines for country, lines in differing.items() if country not in listed}
    assert not unexpected, "\n".join(f"{k} {v}" for k, v in unexpected.items())
    assert sorted(set(listed) - set(differing)) == []
