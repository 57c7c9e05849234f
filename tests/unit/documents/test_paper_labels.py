"""Labels: each address on its own label, from any place of a half-used sheet, as often as asked."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.documents.content import Letterhead, Recipient
from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.geometry import Box, Offset
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.sheets.grid import Grid
from frontdesk.documents.sheets.labels import write_labels
from frontdesk.documents.sheets.layouts import label_layout
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources
from tests.unit.documents.paper import found, labels_pdf, pages, place_of, refusal_of

# From the vendors' own drawings and not from our files: item, first place, pitch (mm), columns and rows.
VENDORS = {
    "label_avery_5160": ((66.68, 25.4), (4.78, 12.7), (69.85, 25.4), (3, 10)),
    "label_avery_l7160": ((63.5, 38.1), (7.2, 15.15), (66.04, 38.1), (3, 7)),
    "label_avery_l7163": ((99.06, 38.1), (4.67, 15.15), (101.6, 38.1), (2, 7)),
    "label_avery_5163": ((101.6, 50.8), (3.96, 12.7), (106.36, 50.8), (2, 5)),
}
LABELS = layout_ids("label")


def people(count: int) -> list[Recipient]:
    return [Recipient((f"Ada {n:03}", f"{n} Orchard Lane", "Springfield, IL 62704")) for n in range(count)]


@pytest.mark.parametrize("layout", sorted(VENDORS))
def test_the_figures_are_the_vendors(layout: str) -> None:
    grid = label_layout(layout).grid
    item, first, pitch, count = VENDORS[layout]
    assert (grid.width, grid.height) == item
    assert (grid.left, grid.top) == first
    assert (grid.pitch_x, grid.pitch_y) == pitch
    assert (grid.columns, grid.rows) == count


@pytest.mark.parametrize("layout", LABELS)
def test_no_label_overlaps_another_or_leaves_its_sheet(layout: str) -> None:
    found_layout = label_layout(layout)
    places = [place.grown(-0.05) for place in found_layout.grid.places()]
    sheet = Box(0, 0, found_layout.sheet.width, found_layout.sheet.height)
    assert all(sheet.holds(place) for place in places)
    assert not any(one.touches(other) for n, one in enumerate(places) for other in places[n + 1 :])


@pytest.mark.parametrize("layout", LABELS)
def test_every_address_stands_on_its_own_label(layout: str) -> None:
    grid = label_layout(layout).grid
    written: list[Written] = []
    sink = BytesIO()
    sheets = write_labels(people(grid.count + 1), layout, sink, written=written.append)
    assert sheets == 2
    assert check_finished(sink.getvalue(), written) == ()
    for number in (0, grid.columns - 1, grid.count - 1):
        place, text = grid.place(number), place_of(f"Ada {number:03}", sink.getvalue())
        assert place.left < text.left < place.right
        assert place.top < text.top
        assert text.baseline < place.bottom
    assert place_of(f"Ada {grid.count:03}", sink.getvalue(), 1).left < grid.place(0).right


@pytest.mark.parametrize("start", [1, 2, 21, 30])
def test_a_half_used_sheet_is_gone_on_with(start: int) -> None:
    pdf = labels_pdf(people(3), "label_avery_5160", start=start)
    place = label_layout("label_avery_5160").grid.place(start - 1)
    text = place_of("Ada 000", pdf)
    assert place.left < text.left < place.right
    assert place.top < text.baseline < place.bottom
    assert len(pages(pdf)) == (2 if start == 30 else 1)


@pytest.mark.parametrize("start", [0, -1, 31])
def test_a_place_that_a_sheet_has_not_is_refused(start: int) -> None:
    with pytest.raises(FrontDeskError, match=r"sheet\.wrong_start") as refusal:
        labels_pdf(people(1), "label_avery_5160", start=start)
    assert refusal.value.field == "start"
    assert refusal.value.message.params["most"] == 30


def test_copies_stand_side_by_side() -> None:
    (text,) = pages(labels_pdf(people(2), "label_avery_5160", copies=3))
    assert text.count("Ada 000") == text.count("Ada 001") == 3


@pytest.mark.parametrize("copies", [0, -3, 501])
def test_an_odd_number_of_copies_is_refused(copies: int) -> None:
    with pytest.raises(FrontDeskError, match=r"sheet\.wrong_copies") as refusal:
        labels_pdf(people(1), "label_avery_5160", copies=copies)
    assert refusal.value.field == "copies"


def test_an_address_that_no_label_holds_is_told_and_the_others_are_printed() -> None:
    refused: list[tuple[str, str]] = []
    sink = BytesIO()
    write_labels(
        [*people(1), Recipient(("A very long line of an address indeed " * 4,) * 7), *people(2)],
        "label_avery_5160",
        sink,
        refused=lambda recipient, error: refused.append((recipient.name[:6], error.message.id)),
    )
    assert refused == [("A very", "paper.address_too_large")]
    assert pages(sink.getvalue())[0].count("Ada") == 3


def test_no_address_makes_a_page_without_any() -> None:
    assert write_labels([], "label_avery_5160", BytesIO()) == 0


def test_the_offset_moves_every_label() -> None:
    written: list[Written] = []
    sink = BytesIO()
    write_labels(people(40), "label_avery_l7160", sink, offset=Offset(1.5, -1), written=written.append)
    assert check_finished(sink.getvalue(), written, offset=Offset(1.5, -1)) == ()


def test_an_address_stands_in_the_middle_of_its_label() -> None:
    pdf = labels_pdf(people(1), "label_avery_5163")
    place = label_layout("label_avery_5163").grid.place(0)
    lines = found(pdf)
    above, below = lines[0].top - place.top, place.bottom - lines[-1].baseline
    assert above == pytest.approx(below, abs=1.2)


def test_labels_are_the_same_every_time_and_say_what_they_are() -> None:
    dress = Letterhead(font="source_serif")
    one = labels_pdf(people(5), "label_avery_5160", letterhead=dress, language="de", office="Amt")
    assert one == labels_pdf(people(5), "label_avery_5160", letterhead=dress, language="de", office="Amt")
    assert b"(Amt)" in one


GOOD = (resources() / "layouts" / "label_avery_5160.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "figure"),
    [
        ("columns = 3", "columns = 4", "grid.pitch_x"),
        ("rows = 10", "rows = 11", "grid.pitch_y"),
        ("rows = 10", "rows = 0", "grid.rows"),
        ("rows = 10", "rows = 2.5", "grid.rows"),
        ("rows = 10", "rows = 10\ncut = 1", "grid.cut"),
        ("width = 66.68", "width = 250", "grid.pitch_x"),
    ],
)
def test_a_grid_that_does_not_fit_its_sheet_is_refused_by_figure(old: str, new: str, figure: str) -> None:
    from frontdesk.documents.sheets.grid import grid_of

    assert old in GOOD
    with pytest.raises(FrontDeskError, match=r"layout\.wrong_figure") as refusal:
        grid_of(LayoutFile.parse("mine", "label", GOOD.replace(old, new)), "item")
    assert refusal.value.message.params["figure"] == figure


@given(st.integers(1, 6), st.integers(1, 9), st.integers(0, 80), st.integers(1, 60))
def test_everything_is_placed_once_in_order(columns: int, rows: int, count: int, start: int) -> None:
    grid = Grid(5, 5, 20, 10, columns, rows, 18, 9)
    if start > grid.count:
        assert refusal_of(lambda: list(grid.sheets(range(count), start))) == "sheet.wrong_start"
        return
    sheets = list(grid.sheets(range(count), start))
    assert [thing for sheet in sheets for _, thing in sheet] == list(range(count))
    assert all(len(sheet) == grid.count for sheet in sheets[1:-1])
    if count:
        assert sheets[0][0][0] == grid.place(start - 1)
    if len(sheets) > 1:
        assert sheets[-1][0][0] == grid.place(0)
