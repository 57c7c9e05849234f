"""The address in the window: read back from the finished PDF, compared with the standards' figures."""

from __future__ import annotations

import pytest

from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import layout_ids, letter_layout, postcard_layout
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.postcards.postcard import postcards_pdf
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import POSTCARD, found, letter_to, place_of

# What the envelopes always show, from the standards and not from our files (mm).
SHOWN = {
    "din_5008_a": Box(20, 27, 85, 45),
    "din_5008_b": Box(20, 45, 85, 45),
    "us_number_10": Box(25.4, 66.7, 82.5, 15.8),
    "us_number_9": Box(25.4, 60.3, 98.4, 19.1),
    "uk_a4": Box(24.6, 39.5, 95.4, 26.8),
}


def lines(count: int) -> tuple[str, ...]:
    return ("Ada Quill", *(f"Line number {number}" for number in range(2, count + 1)))


@pytest.mark.parametrize("layout", sorted(SHOWN))
@pytest.mark.parametrize("count", [3, 4, 5])
def test_every_line_of_the_address_is_seen_in_the_window(layout: str, count: int) -> None:
    pdf = letters_pdf([letter_to(*lines(count), layout=layout)])
    window = SHOWN[layout]
    for text in lines(count):
        place = place_of(text, pdf)
        assert place.left >= window.left - 0.01
        assert place.top >= window.top - 0.01
        assert place.baseline <= window.bottom


@pytest.mark.parametrize("layout", sorted(SHOWN))
def test_nothing_else_is_seen_in_the_window(layout: str) -> None:
    pdf = letters_pdf([letter_to(*lines(4), layout=layout)])
    allowed = {*lines(4), "Riverside Housing Office · 1200 Harbor Street · Albany, NY 12207"}
    window = SHOWN[layout]
    seen = {
        line.text
        for line in found(pdf)
        if window.left - 0.01 <= line.left <= window.right and window.top <= line.baseline <= window.bottom
    }
    assert seen
    assert seen <= allowed


def test_din_5008_begins_the_address_where_the_standard_says() -> None:
    for layout, top in (("din_5008_a", 44.7), ("din_5008_b", 62.7)):
        place = place_of("Ada Quill", letters_pdf([letter_to(*lines(4), layout=layout)]))
        assert place.left == pytest.approx(25, abs=0.01)
        assert top < place.baseline < top + 4.23


@pytest.mark.parametrize("layout", ["din_5008_a", "din_5008_b", "uk_a4", "a4_plain", "us_letter_plain"])
def test_seven_lines_fit(layout: str) -> None:
    pdf = letters_pdf([letter_to(*lines(7), layout=layout)])
    assert len([line for line in found(pdf) if line.text.startswith("Line number")]) == 6


def test_more_lines_than_the_small_american_window_shows_are_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.address_does_not_fit") as refusal:
        letters_pdf([letter_to(*lines(7), layout="us_number_10")])
    assert refusal.value.field == "customer.address"
    assert refusal.value.message.params["name"] == "Ada Quill"


def test_fifty_lines_are_refused_with_their_number() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.address_too_long") as refusal:
        letters_pdf([letter_to(*lines(50))])
    assert refusal.value.message.params == {"lines": 50, "most": 7}


@pytest.mark.parametrize("address", [(), ("", "  "), ("\x00",)])
def test_no_address_is_refused(address: tuple[str, ...]) -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.address_empty"):
        letters_pdf([letter_to(*address)])


def test_empty_lines_between_are_left_out() -> None:
    pdf = letters_pdf([letter_to("Ada Quill", "", "17 Orchard Lane", " ", "Springfield")])
    first, second = place_of("Ada Quill", pdf), place_of("17 Orchard Lane", pdf)
    assert second.baseline - first.baseline < 6


def test_a_long_line_is_set_smaller_and_only_then_broken() -> None:
    longer = "Department of Elections and Permits, Annex B"
    pdf = letters_pdf([letter_to(longer, "1 Mill Lane", "Ashgrove", layout="din_5008_b")])
    assert place_of(longer, pdf).left == pytest.approx(25, abs=0.01)
    longest = "Department of Elections, Permits, Weights and Measures, Annex B, Room 1204"
    pdf = letters_pdf([letter_to(longest, "1 Mill Lane", "Ashgrove", layout="din_5008_b")])
    assert " ".join(line.text for line in found(pdf) if 62 < line.baseline < 75).startswith(longest)


def test_the_us_postcards_address_is_where_the_post_reads_it() -> None:
    pdf = postcards_pdf([POSTCARD])
    for text in POSTCARD.recipient.lines:
        place = place_of(text, pdf)
        assert place.left >= 12.7
        assert place.top >= 101.6 - 69.9
        assert place.size >= 8
        assert place.baseline <= 101.6 - 15.9


@pytest.mark.parametrize("layout", layout_ids("postcard"))
def test_a_postcards_lower_strip_is_free_for_the_post(layout: str) -> None:
    card = POSTCARD.__class__(
        **{name: getattr(POSTCARD, name) for name in POSTCARD.__slots__} | {"layout": layout}
    )
    height = postcard_layout(layout).grid.place(0).bottom
    assert all(line.baseline < height - 15 for line in found(postcards_pdf([card])))


@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_the_information_block_is_outside_the_window(layout: str) -> None:
    found_layout = letter_layout(layout)
    if found_layout.window:
        assert not found_layout.information.touches(found_layout.window)
    assert not found_layout.information.touches(found_layout.address)
