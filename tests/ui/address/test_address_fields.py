"""The form of an address on screen: it follows the country, shows the envelope, and loses nothing typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.services.contact import PostalAddress
from frontdesk.ui.address.fields import AddressFields, Rows, one_row, rows_of
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.forms.values import put_values, values_of
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.country_field import CountryField
from frontdesk.ui.widgets.field import Field, Remark
from frontdesk.ui.widgets.region_field import RegionField

PARTS = ("country", "lines", "street", "city", "region", "postal_code")
US = PostalAddress(("1 Elm Street",), "Albany", "NY", "12207", "US")
Make = Callable[..., tuple[QWidget, AddressFields]]


@pytest.fixture
def made(page: PageContext, qtbot: QtBot) -> Make:
    """Show the form of a customer, or of a letter's window, with its address."""

    def make(form: str = "customer_edit", rows: Rows = rows_of) -> tuple[QWidget, AddressFields]:
        window = page.forms.load(form)
        qtbot.addWidget(window)
        fields = AddressFields(window, page, rows=rows, named=lambda: ("Rosa Delgado", ""))
        window.resize(900, 700)
        with qtbot.waitExposed(window):
            window.show()
        return window, fields

    return make


def shown(window: QWidget) -> list[str]:
    """Return the labels of the address on screen, as the eye goes: rows from above, each from the left."""
    fields = [window.findChild(Field, f"{part}_field") for part in PARTS]
    seen = [(field.y(), field.x(), field) for field in fields if field is not None and field.isVisible()]
    return [str(field.property("label")) for _, _, field in sorted(seen, key=lambda each: each[:2])]


def keyboard(window: QWidget, first: str) -> list[str]:
    """Return through which address inputs the Tab key goes."""
    inputs = {window.findChild(QWidget, part): part for part in PARTS}
    find(window, QWidget, first).setFocus()
    passed: list[str] = []
    for _ in range(40):
        here = window.focusWidget()
        if here in inputs:
            passed.append(inputs[here])
        step(window, forward=True)
    return passed[: len(set(passed))]


def hint(window: QWidget, part: str) -> str:
    """Return what looks odd about a part, as a screen reader says it."""
    return find(window, QWidget, part).accessibleDescription()


@pytest.mark.parametrize(
    ("country", "labels"),
    [
        ("US", ["Country", "Street, house number, further lines", "Town", "State", "ZIP code"]),
        ("DE", ["Country", "Street, house number, further lines", "Postal code (PLZ)", "Town"]),
        ("GB", ["Country", "Street, house number, further lines", "Post town", "Postcode"]),
        ("JP", ["Country", "Postal code", "Prefecture", "Street, house number, further lines"]),
        ("AE", ["Country", "Street, house number, further lines", "Emirate"]),
    ],
)
def test_the_fields_and_their_words_are_the_countrys(
    country: str, labels: list[str], made: Make, qtbot: QtBot
) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(country=country))
    qtbot.waitUntil(lambda: shown(window) == labels)


def test_the_keyboard_goes_as_the_eye_does(made: Make) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(country="JP"))
    assert keyboard(window, "country") == ["country", "postal_code", "region", "lines"]
    fields.show_address(PostalAddress(country="US"))
    assert keyboard(window, "country") == ["country", "lines", "city", "region", "postal_code"]


def test_nothing_typed_is_lost_when_the_country_changes(made: Make) -> None:
    window, fields = made()
    fields.show_address(US)
    for country in ("AE", "JP", "DE", "SG", "GB", "US"):
        fields.show_country(country)
        assert fields.address == PostalAddress(US.lines, US.city, US.region, US.postal_code, country)
        assert find(window, QLineEdit, "city").isVisible()
    assert (hint(window, "city"), hint(window, "region")) == ("", "")
    fields.show_country("AE")
    assert "printed with the street" in hint(window, "city")
    assert "kept, but not printed" in hint(window, "postal_code")


def test_a_part_that_the_country_lacks_goes_once_it_is_empty(made: Make) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(("Torstraße 1",), "Berlin", "Berlin", "10119", "DE"))
    assert find(window, QLineEdit, "region").isVisible()
    find(window, QLineEdit, "region").clear()
    assert not find(window, QLineEdit, "region").isVisible()


def test_an_address_comes_back_as_it_was_shown(made: Make) -> None:
    _, fields = made()
    for address in (
        US,
        PostalAddress(("a", "b", "c"), country="FR"),
        PostalAddress(("x",), "y", "z", "1", "XX"),
        PostalAddress(("千代田1-1",), "", "東京都", "100-0001", "JP"),
    ):
        fields.show_address(address)
        assert fields.address == address


def test_what_looks_odd_is_beside_its_field_and_taken_all_the_same(made: Make) -> None:
    window, fields = made()
    fields.show_address(US)
    find(window, QLineEdit, "postal_code").setText("LS1 4DY")
    assert hint(window, "postal_code") == "ZIP code: It looks like 95014 there. Is this right?"
    (remark,) = (each.text for each in window.findChildren(Remark) if each.isVisible())
    assert remark == hint(window, "postal_code")
    find(window, QLineEdit, "postal_code").setText("90210")
    assert "does not belong to NY" in hint(window, "postal_code")
    find(window, QLineEdit, "postal_code").setText("12207-1234")
    assert hint(window, "postal_code") == ""
    assert fields.address.postal_code == "12207-1234"


def test_the_envelope_is_shown_while_one_types(made: Make) -> None:
    window, fields = made()
    preview, title = find(window, QLabel, "preview"), find(window, QLabel, "preview_title")
    assert preview.text() == "What will stand on the envelope is shown here while you type."
    find(window, QPlainTextEdit, "lines").setPlainText("Torstraße 1")
    fields.show_country("DE")
    assert find(window, QLabel, "preview_warning").text() == "Still missing: Postal code (PLZ), Town."
    find(window, QLineEdit, "postal_code").setText("10119")
    find(window, QLineEdit, "city").setText("Berlin")
    assert preview.text() == "Rosa Delgado\nTorstraße 1\n10119 BERLIN\nGERMANY"
    assert title.text() == "On the envelope, for mail abroad"
    assert not find(window, QLabel, "preview_warning").isVisible()
    fields.show_country("GB")
    assert title.text() == "On the envelope"


def test_an_address_with_too_many_lines_is_warned_of(made: Make) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(tuple("abcdef"), "Leeds", "", "LS1 4DY", "GB"))
    assert "9 lines" in find(window, QLabel, "preview_warning").text()


def test_a_letters_window_has_it_all_in_one_row_and_the_envelope_below(made: Make, qtbot: QtBot) -> None:
    window, fields = made("intake_mail", one_row)
    fields.show_address(US)
    qtbot.waitUntil(lambda: shown(window) == ["Street", "Town", "State", "ZIP code", "Country"])
    assert find(window, QLabel, "preview").text() == (
        "Rosa Delgado · 1 Elm Street · ALBANY, NY 12207 · UNITED STATES"
    )
    find(window, QLineEdit, "street").setText("5 Mill Lane, Flat 2")
    assert fields.address.lines == ("5 Mill Lane", "Flat 2")
    fields.show_address(PostalAddress(country="GB"))
    assert not find(window, QLabel, "preview").isVisible()


def test_a_country_is_chosen_by_typing_whatever_it_is_called(made: Make, qtbot: QtBot) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(country="GB"))
    country = find(window, CountryField, "country")
    assert country.text() == "United Kingdom"
    window.activateWindow()
    country.setFocus()
    country.selectAll()
    qtbot.keyClicks(country, "deutsch")
    qtbot.waitUntil(country.popup.isVisible)
    qtbot.keyClick(country, Qt.Key.Key_Return)
    assert (country.text(), country.code) == ("Germany", "DE")
    assert fields.address.country == "DE"


def test_the_only_country_that_begins_so_is_taken_when_the_keyboard_goes_on(made: Make, qtbot: QtBot) -> None:
    window, _ = made()
    country = find(window, CountryField, "country")
    window.activateWindow()
    country.setFocus()
    country.selectAll()
    qtbot.keyClicks(country, "Portug")
    qtbot.keyClick(country, Qt.Key.Key_Tab)
    assert (country.text(), country.code) == ("Portugal", "PT")


def test_what_names_no_country_is_kept_and_said(made: Make) -> None:
    window, fields = made()
    find(window, QPlainTextEdit, "lines").setPlainText("1 Nowhere")
    find(window, CountryField, "country").setText("Atlantis")
    assert fields.address.country == "Atlantis"
    assert "“ATLANTIS” is no country" in hint(window, "country")


def test_a_region_is_chosen_by_its_name_and_written_by_its_code(made: Make, qtbot: QtBot) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(country="US"))
    region = find(window, RegionField, "region")
    window.activateWindow()
    region.setFocus()
    qtbot.keyClicks(region, "new y")
    qtbot.waitUntil(region.popup.isVisible)
    qtbot.keyClick(region, Qt.Key.Key_Return)
    assert region.text() == "NY"
    assert fields.address.region == "NY"


def test_the_regions_can_be_looked_through_without_typing(made: Make, qtbot: QtBot) -> None:
    window, fields = made()
    fields.show_address(PostalAddress(country="AE"))
    region = find(window, RegionField, "region")
    window.activateWindow()
    region.setFocus()
    qtbot.keyClick(region, Qt.Key.Key_Down)
    qtbot.waitUntil(region.popup.isVisible)


def test_a_draft_brings_an_address_back(made: Make) -> None:
    window, fields = made("intake_mail", one_row)
    fields.show_address(PostalAddress(("Torstraße 1",), "Berlin", "", "10119", "DE"))
    kept = values_of(window)
    again, restored = made("intake_mail", one_row)
    put_values(again, kept)
    assert restored.address == fields.address
