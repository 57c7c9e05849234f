"""Layout files: the standards' figures, and refusals that name what is wrong."""

from __future__ import annotations

import pytest

from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import (
    flow_layout,
    layout_ids,
    layouts_for,
    letter_layout,
    postcard_layout,
)
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import adjusted_layouts, resources

GOOD = (resources() / "layouts" / "din_5008_b.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("layout", "folds", "hole"),
    [
        ("din_5008_a", (87, 192), 148.5),
        ("din_5008_b", (105, 210), 148.5),
        ("us_number_10", (98.4, 188.9), None),
        ("us_number_9", (95.3, 187.3), None),
        ("a4_plain", (), None),
    ],
)
def test_fold_and_hole_marks(layout: str, folds: tuple[float, ...], hole: float | None) -> None:
    assert (letter_layout(layout).folds, letter_layout(layout).hole) == (folds, hole)


def test_the_us_window_is_what_can_be_seen_however_the_sheet_slides() -> None:
    envelope_height, window_height, from_bottom, fold = 104.8, 28.6, 12.7, 98.4
    window_top = envelope_height - from_bottom - window_height
    slide = envelope_height - fold
    layout = letter_layout("us_number_10")
    assert layout.window is not None
    assert layout.window.top == pytest.approx(window_top - slide)
    assert layout.window.bottom == pytest.approx(window_top + window_height)
    assert layout.address.top == pytest.approx(window_top + 3.2)
    assert layout.address.bottom == pytest.approx(window_top + window_height - slide - 3.2)


def test_the_small_american_window_is_what_can_be_seen_however_the_sheet_slides() -> None:
    envelope, window, from_left, from_bottom, fold = (225.4, 98.4), (114.3, 28.6), 22.2, 12.7, 95.3
    left, top = from_left, envelope[1] - from_bottom - window[1]
    across, down = envelope[0] - 215.9, envelope[1] - fold
    layout = letter_layout("us_number_9")
    assert layout.window is not None
    assert (layout.window.left, layout.window.top) == pytest.approx((left - across, top - down))
    assert (layout.window.right, layout.window.bottom) == pytest.approx((left + window[0], top + window[1]))
    assert (layout.address.left, layout.address.top) == pytest.approx((left + 3.2, top + 3.2))
    assert layout.address.right == pytest.approx(left - across + window[0] - 3.2)
    assert layout.address.bottom == pytest.approx(top - down + window[1] - 3.2)


@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_a_letters_parts_lie_on_the_sheet_and_apart(layout: str) -> None:
    found = letter_layout(layout)
    for box in (found.address, found.information):
        assert found.sheet.printable.holds(box)
        assert box.bottom <= found.body.top
    assert found.footer_top >= found.sheet.height - found.body.bottom
    assert not found.window or found.window.holds(Box(*_seen(found.address, found.window)))


def _seen(address: Box, window: Box) -> tuple[float, float, float, float]:
    left, top = max(address.left, window.left), max(address.top, window.top)
    return left, top, min(address.right, window.right) - left, min(address.bottom, window.bottom) - top


@pytest.mark.parametrize(
    ("country", "letter", "postcard"),
    [
        ("US", "us_number_10", "postcard_us"),
        ("DE", "din_5008_b", "postcard_a6"),
        ("GB", "uk_a4", "postcard_a6"),
    ],
)
def test_a_country_has_its_customary_paper(country: str, letter: str, postcard: str) -> None:
    assert (layouts_for(country).letter, layouts_for(country).postcard) == (letter, postcard)


@pytest.mark.parametrize("country", ["US", "DE", "GB", "XX", ""])
def test_every_countrys_layouts_exist(country: str) -> None:
    layouts = layouts_for(country)
    assert letter_layout(layouts.letter).sheet.width > 200
    assert postcard_layout(layouts.postcard).sheet.width > 140
    assert flow_layout(layouts.slip, "slip").width > 100
    assert flow_layout(layouts.table, "table").width > 100


@pytest.mark.parametrize("id_", ["nothing", "../din_5008_b", "styles", "countries", "", "a/b", "DIN"])
def test_an_unknown_layout_is_refused(id_: str) -> None:
    with pytest.raises(FrontDeskError, match=r"layout\.unknown") as refusal:
        letter_layout(id_)
    assert refusal.value.field == "layout"


def test_a_layout_of_another_kind_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"layout\.wrong_kind"):
        letter_layout("postcard_us")


@pytest.mark.parametrize(
    ("old", "new", "figure"),
    [
        ("left = 25\ntop = 62.7", 'left = "25"\ntop = 62.7', "address.left"),
        ("left = 25\ntop = 62.7", "left = -1\ntop = 62.7", "address.left"),
        ("left = 25\ntop = 62.7", "left = true\ntop = 62.7", "address.left"),
        ("width = 75\nheight = 27.3", "width = 750\nheight = 27.3", "address.width"),
        ("height = 27.3", "", "address.height"),
        ("left = 25\ntop = 62.7", "left = nan\ntop = 62.7", "address.left"),
    ],
)
def test_a_wrong_figure_is_named(old: str, new: str, figure: str) -> None:
    assert old in GOOD
    with pytest.raises(FrontDeskError, match=r"layout\.wrong_figure") as refusal:
        LayoutFile.parse("mine", "letter", GOOD.replace(old, new)).box("address")
    assert refusal.value.message.params["figure"] == figure


@pytest.mark.parametrize("folds", ["105", '["x"]', "[-3]", "[true]"])
def test_wrong_fold_marks_are_named(folds: str) -> None:
    text = GOOD.replace("folds = [105, 210]", f"folds = {folds}")
    with pytest.raises(FrontDeskError, match=r"layout\.wrong_figure"):
        LayoutFile.parse("mine", "letter", text).numbers("marks", "folds")


def test_a_layout_that_was_adjusted_goes_before_ours() -> None:
    folder = adjusted_layouts()
    folder.mkdir()
    (folder / "din_5008_b.toml").write_text(GOOD.replace("top = 62.7", "top = 63.2"), encoding="utf-8")
    assert LayoutFile.read("din_5008_b", "letter").number("address", "top") == 63.2
    assert LayoutFile.read("din_5008_a", "letter").number("address", "top") == 44.7
    (folder / "din_5008_b.toml").write_text("left = = 3", encoding="utf-8")
    with pytest.raises(FrontDeskError, match=r"layout\.broken"):
        LayoutFile.read("din_5008_b", "letter")


def test_a_file_that_is_no_toml_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"layout\.broken"):
        LayoutFile.parse("mine", "letter", "left = = 3")
