"""Postcards several on a sheet and on both sides: front and back belong together however it is turned."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from frontdesk.documents.content import CardPrint, Flip, Letterhead, PostcardContent, Recipient, Sides
from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.layouts.geometry import NO_OFFSET, Box, Offset
from frontdesk.documents.layouts.layout import layout_ids, postcard_layout
from frontdesk.documents.postcards.postcard import postcards_pdf, write_postcards
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.images import SVG, png
from tests.unit.documents.paper import POSTCARD, pages, place_of
from tests.unit.documents.rendered import DOTS_PER_MM, is_blank, rendered, seen

CARDS = layout_ids("postcard")
VENDORS = {
    "postcard_avery_5389": ((152.4, 101.6), (31.75, 38.1), (1, 2), 101.6),
    "postcard_avery_8386": ((152.4, 101.6), (31.75, 31.75), (1, 2), 114.3),
    "postcard_avery_8387": ((139.7, 107.95), (0, 0), (2, 2), 107.95),
    "postcard_avery_c9355": ((148, 105), (31, 36), (1, 2), 120),
    "postcard_avery_l7421": ((139.37, 97.29), (9.13, 7.71), (2, 2), 97.29),
}


def cards(layout: str, count: int, **changes: object) -> list[PostcardContent]:
    """Return cards that differ in name and in message."""
    return [
        replace(
            POSTCARD,
            layout=layout,
            recipient=Recipient((f"Ada {n:03}", "17 Orchard Lane", "Springfield, IL 62704")),
            reference=f"26-{n}",
            title=f"Thanks {n:03}",
            **changes,  # type: ignore[arg-type]  # each test gives fields of its own
        )
        for n in range(count)
    ]


def made(
    contents: list[PostcardContent], how: CardPrint, offset: Offset = NO_OFFSET
) -> tuple[bytes, list[Written]]:
    sink, written = BytesIO(), list[Written]()
    write_postcards(contents, sink, how=how, written=written.append, offset=offset)
    return sink.getvalue(), written


@pytest.mark.parametrize("layout", sorted(VENDORS))
def test_the_figures_are_the_vendors(layout: str) -> None:
    grid = postcard_layout(layout).grid
    item, first, count, pitch = VENDORS[layout]
    assert (grid.width, grid.height) == item
    assert (grid.left, grid.top) == first
    assert (grid.columns, grid.rows) == count
    assert grid.pitch_y == pitch


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("sides", Sides)
@pytest.mark.parametrize("layout", CARDS)
def test_good_cards_pass_the_check_in_every_layout(layout: str, sides: Sides, flip: Flip) -> None:
    count = postcard_layout(layout).grid.count + 1
    dress = Letterhead(logo=SVG, colour="#0A6B5B")
    pdf, written = made(
        cards(layout, count, letterhead=dress), CardPrint(sides=sides, flip=flip), Offset(0.3, 0.3)
    )
    assert len(pages(pdf)) == (2 if sides is Sides.ONE else 4)
    assert [each.reference for each in written] == [f"26-{n}" for n in range(count)]
    assert check_finished(pdf, written, offset=Offset(0.3, 0.3)) == ()


@pytest.mark.parametrize("layout", CARDS)
@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("start", [1, 2])
def test_whoever_turns_a_card_over_like_a_leaf_finds_its_own_message_upright(
    layout: str, flip: Flip, start: int
) -> None:
    known = postcard_layout(layout)
    if start > known.grid.count:
        start = 1
    contents = cards(layout, known.grid.count - start + 1)
    pdf, _ = made(contents, CardPrint(start=start, sides=Sides.MESSAGE, flip=flip))
    alone = postcards_pdf(contents[-1:], how=CardPrint(sides=Sides.MESSAGE, flip=Flip.LONG))
    own = known.grid.place(known.grid.count - 1)
    first = known.grid.place(0)
    width = known.sheet.width
    found = cut(turned(pdf, layout, flip), Box(width - own.right, own.top, own.width, own.height))
    back = turned(alone, layout, Flip.LONG)
    expected = cut(back, Box(width - first.right, first.top, first.width, first.height))
    assert not is_blank(found)
    size = (min(found.width, expected.width) - 2, min(found.height, expected.height) - 2)
    difference = ImageChops.difference(found.resize(size), expected.resize(size)).convert("L")
    different = sum(count for level, count in enumerate(difference.histogram()) if level > 128)
    assert different < 0.004 * size[0] * size[1]


def turned(pdf: bytes, layout: str, flip: Flip) -> Image.Image:
    """Return the back as it is read by who turns the paper like a leaf: the printer turned it as it does."""
    sheet = postcard_layout(layout).sheet
    over_the_top = flip is (Flip.SHORT if sheet.height >= sheet.width else Flip.LONG)
    back = rendered(pdf, 1)
    return back.rotate(180) if over_the_top else back


def cut(picture: Image.Image, box: Box) -> Image.Image:
    left, top, right, bottom = (
        round(edge * DOTS_PER_MM) for edge in (box.left, box.top, box.right, box.bottom)
    )
    return picture.crop((left, top, right, bottom))


def test_the_address_side_has_no_message_and_the_message_side_no_address() -> None:
    pdf, _ = made(cards("postcard_us", 1), CardPrint(sides=Sides.MESSAGE))
    front, back = pages(pdf)
    assert "Ada 000" in front
    assert "17 Orchard Lane" in front
    assert "Riverside Housing Office" in front
    assert "Thanks 000" not in front
    assert "Thanks 000" in back
    assert "Orchard" not in back


def test_a_picture_fills_the_back() -> None:
    pdf, _ = made(cards("postcard_a6", 1), CardPrint(sides=Sides.PICTURE, picture=png((1500, 1000))))
    card = postcard_layout("postcard_a6").card
    assert rendered(pdf, 1).getpixel((round(card.width * 4), round(card.height * 4))) == (200, 30, 40)
    assert is_blank(seen(pdf, Box(0, 0, 5, 105), 1))
    assert "Thanks 000" in pages(pdf)[0]


def test_without_a_picture_the_back_says_whose_card_it_is() -> None:
    pdf, _ = made(cards("postcard_a6", 1), CardPrint(sides=Sides.PICTURE))
    assert pages(pdf)[1] == "Riverside Housing Office"


def test_a_picture_that_is_none_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"picture\.unknown_kind") as refusal:
        made(cards("postcard_a6", 1), CardPrint(sides=Sides.PICTURE, picture=b"no picture"))
    assert refusal.value.field == "picture"


@pytest.mark.parametrize("start", [0, 5])
def test_a_place_that_a_sheet_has_not_is_refused(start: int) -> None:
    with pytest.raises(FrontDeskError, match=r"sheet\.wrong_start") as refusal:
        made(cards("postcard_avery_8387", 1), CardPrint(start=start))
    assert refusal.value.field == "start"


def test_a_half_used_sheet_is_gone_on_with() -> None:
    pdf, _ = made(cards("postcard_avery_8387", 3), CardPrint(start=4))
    assert [text.count("Ada") for text in pages(pdf)] == [2, 4]
    place = postcard_layout("postcard_avery_8387").grid.place(3)
    assert place_of("17 Orchard Lane", pdf).left > place.left


def test_cards_of_another_layout_begin_a_new_sheet() -> None:
    mixed = [*cards("postcard_avery_8387", 2), *cards("postcard_a6", 1), *cards("postcard_avery_8387", 1)]
    pdf, written = made(mixed, CardPrint())
    assert [each.first_page for each in written] == [0, 0, 1, 2]
    assert check_finished(pdf, written) == ()


def test_a_card_that_is_refused_leaves_no_gap() -> None:
    contents = cards("postcard_avery_8387", 3)
    contents[1] = replace(contents[1], paragraphs=("Far too long. " * 400,))
    sink, written, refused = BytesIO(), list[Written](), list[str]()
    write_postcards(
        contents, sink, written=written.append, refused=lambda card, error: refused.append(error.message.id)
    )
    assert refused == ["paper.postcard_too_long"]
    assert [each.reference for each in written] == ["26-0", "26-2"]
    assert written[1].areas[0] == postcard_layout("postcard_avery_8387").grid.place(1)


@pytest.mark.parametrize("layout", ["postcard_a6_cut", "postcard_us_cut"])
def test_a_sheet_that_is_cut_has_marks_on_the_lines_and_none_on_a_card(layout: str) -> None:
    known = postcard_layout(layout)
    pdf, _ = made(cards(layout, known.grid.count), CardPrint(sides=Sides.MESSAGE))
    one, last = known.grid.place(0), known.grid.place(known.grid.count - 1)
    reach = known.sheet.printable
    if layout == "postcard_a6_cut":
        assert not is_blank(seen(pdf, Box(one.right - 0.5, reach.top, 1, 4)))
        assert not is_blank(seen(pdf, Box(reach.left, one.bottom - 0.5, 4, 1)))
        assert not is_blank(seen(pdf, Box(one.right - 3, one.bottom - 3, 6, 6)))
    else:
        for x, y in ((one.left, one.top), (one.right, one.top), (last.left, last.bottom)):
            assert not is_blank(seen(pdf, Box(x - 0.5, y - 6 if y == one.top else y + 1.5, 1, 4.5)))
    for place in known.grid.places():
        edge = place.grown(-0.5)
        assert is_blank(seen(pdf, Box(edge.left + 3, edge.top + 3, edge.width - 6, 2)))


@pytest.mark.parametrize("layout", ["postcard_avery_8387", "postcard_avery_l7421"])
def test_perforated_sheets_have_no_marks(layout: str) -> None:
    known = postcard_layout(layout)
    pdf, _ = made(cards(layout, 1), CardPrint(sides=Sides.MESSAGE))
    assert is_blank(seen(pdf, Box(known.grid.width - 3, known.sheet.margin, 6, 4)))


def test_cards_on_sheets_are_the_same_every_time() -> None:
    how = CardPrint(sides=Sides.PICTURE, picture=png())
    assert made(cards("postcard_avery_l7421", 5), how)[0] == made(cards("postcard_avery_l7421", 5), how)[0]
