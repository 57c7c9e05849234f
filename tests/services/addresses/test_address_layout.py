"""How an address is written: nothing left hanging, codes parted, capitals as the country writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.services.addresses.layout import capitals, postal_code
from frontdesk.services.addresses.lines import address_lines
from frontdesk.services.contact import PostalAddress


def lines(
    country: str, *street: str, city: str = "", region: str = "", code: str = "", firm: str = ""
) -> tuple[str, ...]:
    address = PostalAddress(street, city, region, code, country)
    return address_lines(address, name="Rosa Delgado", organisation=firm, home=country, language="en")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (lines("US", "1 Main St", city="Albany", region="New York", code="12207"), "ALBANY, NY 12207"),
        (lines("US", "1 Main St", city="Albany", region="NY", code=""), "ALBANY, NY"),
        (lines("US", "1 Main St", city="Albany", code="12207"), "ALBANY 12207"),
        (lines("US", "1 Main St", city="", region="NY", code="12207"), "NY 12207"),
        (lines("AU", "1 Main St", city="Perth", region="Western Australia", code="6000"), "PERTH WA 6000"),
        (lines("BR", "Rua A 1", city="Recife", region="Pernambuco", code="50010000"), "50010-000"),
        (lines("CH", "Seeweg 1", city="Zürich", code="8001"), "8001 Zürich"),
        (lines("CH", "Seeweg 1", city="Zürich", code="CH-8001"), "CH-8001 Zürich"),
        (lines("SE", "Gatan 1", city="Göteborg", code="41134"), "411 34 GÖTEBORG"),
        (lines("NL", "Gracht 1", city="Amsterdam", code="1017cd"), "1017 CD AMSTERDAM"),
        (lines("TR", "Cadde 1", city="Diyarbakır", code="21000"), "21000 DİYARBAKIR"),
        (lines("MZ", "Rua 1", city="Beira", region="Sofala", code="2100"), "2100 BEIRA Sofala"),
        (lines("AE", "1 Road", city="Dubai", region="Dubai"), "Dubai"),
        (lines("BS", "1 Road", city="Nassau"), "NASSAU"),
        (lines("CR", "Calle 1", region="Limón"), "Limón"),
    ],
)
def test_the_last_line_is_whole(found: tuple[str, ...], expected: str) -> None:
    assert found[-1] == expected


def test_a_firm_comes_where_its_country_has_it() -> None:
    swiss = lines("CH", "Seeweg 1", city="Zürich", code="8001", firm="Muster AG")
    german = lines("DE", "Seeweg 1", city="Konstanz", code="78462", firm="Muster GmbH")
    assert swiss[:2] == ("Muster AG", "Rosa Delgado")
    assert german[:2] == ("Rosa Delgado", "Muster GmbH")


def test_in_its_own_letters_japan_goes_from_the_large_to_the_small() -> None:
    address = PostalAddress(("丸の内1-1",), "千代田区", "東京都", "1000005", "JP")
    found = address_lines(address, name="田中さくら", home="JP", language="ja")
    assert found == ("〒100-0005", "東京都", "千代田区", "丸の内1-1", "田中さくら")


def test_abroad_japan_is_written_in_latin_letters() -> None:
    address = PostalAddress(("1-1 Marunouchi",), "Chiyoda-ku", "Tokyo", "1000005", "JP")
    found = address_lines(address, name="Sakura Tanaka", home="DE", language="de")
    assert found == ("Sakura Tanaka", "1-1 Marunouchi", "Chiyoda-ku, TOKYO", "100-0005", "JAPAN")


@pytest.mark.parametrize(
    ("code", "country", "expected"),
    [
        ("ec1m5rf", "GB", "EC1M 5RF"),
        ("E1 7AA", "GB", "E1 7AA"),
        ("not a code", "GB", "not a code"),
        ("622070001", "US", "62207-0001"),
        ("62207", "US", "62207"),
        ("k1a0b1", "CA", "K1A 0B1"),
        ("D02TD99", "IE", "D02 TD99"),
        ("30100", "CZ", "301 00"),
        ("301-00", "CZ", "301 00"),
        ("10115", "DE", "10115"),
        ("", "GB", ""),
    ],
)
def test_a_postal_code_is_parted_as_its_post_does(code: str, country: str, expected: str) -> None:
    assert postal_code(code, country) == expected


def test_capitals_are_the_countrys() -> None:
    assert capitals("İzmir Diyarbakır istanbul", "TR") == "İZMİR DİYARBAKIR İSTANBUL"
    assert capitals("Αθήνα Ωραΐα", "GR") == "ΑΘΗΝΑ ΩΡΑΪΑ"
    assert capitals("Gießen", "DE") == "GIEẞEN"


def test_the_country_is_written_in_the_senders_capitals() -> None:
    address = PostalAddress(("Seeweg 1",), "Konstanz", "", "78462", "DE")
    assert address_lines(address, name="", home="TR", language="tr")[-1] == "ALMANYA"
    assert address_lines(address, name="", home="GR", language="el")[-1] == "ΓΕΡΜΑΝΙΑ"


PART = st.text(alphabet="aZé 1,-\n東", max_size=12)


@given(st.sampled_from(["US", "GB", "JP", "BR", "CI", "AE", "KR", "DE", "XX", ""]), PART, PART, PART, PART)
def test_whatever_is_typed_nothing_is_lost_and_no_line_is_empty(
    country: str, street: str, city: str, region: str, code: str
) -> None:
    address = PostalAddress((street,), city, region, code, country)
    found = address_lines(address, name="Rosa", home="FR", language="fr")
    assert all(line.strip() for line in found)
    written = "".join(found).casefold()
    for part in (street, city):
        assert all(word.casefold() in written for word in part.split())
