"""The office's dress: logo, colour, font, footer, signature, and marks that can be switched off."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import Letterhead, Signatory
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import layout_ids, letter_layout
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.text.families import font_families
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.images import RED, SVG, png
from tests.unit.documents.paper import LETTER, fonts, letter, letter_to, pages, place_of
from tests.unit.documents.rendered import colour_at, is_blank, seen

DRESSED = Letterhead(logo=png(), footer=("Open Monday to Friday",))


def images(pdf: bytes) -> list[Any]:
    """Return every picture object of a file, wherever it is shown."""
    reader = PdfReader(BytesIO(pdf))
    objects: list[Any] = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return [found for found in objects if hasattr(found, "get") and found.get("/Subtype") == "/Image"]


@pytest.mark.parametrize(
    "logo", [png(), SVG, png((100, 300)), png((1500, 60))], ids=["png", "svg", "high", "wide"]
)
@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_a_logo_stands_in_the_upper_right_corner_and_in_no_window(layout: str, logo: bytes) -> None:
    pdf = letters_pdf([letter(layout=layout, letterhead=Letterhead(logo=logo))])
    found = letter_layout(layout)
    head = found.letterhead
    assert not is_blank(seen(pdf, Box(head.right - 2.5, head.top, 2.5, head.height)))
    assert is_blank(seen(pdf, Box(head.right + 0.2, head.top, 5, head.height)))
    assert is_blank(seen(pdf, Box(head.left, 1, head.width, head.top - 2)))
    if found.window:
        assert head.bottom < found.window.top


def test_a_thousand_letters_hold_their_logo_once() -> None:
    signed = replace(LETTER.signatory, signature=png((400, 150), "LA", (20, 255)))
    batch = [letter_to(f"Ada {n}", "1 Lane", "Town", letterhead=DRESSED, signatory=signed) for n in range(30)]
    one, many = letters_pdf(batch[:1]), letters_pdf(batch)
    # A picture with transparency is two: what is seen, and where.
    assert len(images(many)) == len(images(one)) == 3
    assert letters_pdf(batch) == many


def test_the_chosen_colour_is_on_the_paper_and_pale_ones_only_on_lines() -> None:
    head = letter_layout("din_5008_b").letterhead
    content = letter(layout="din_5008_b", letterhead=Letterhead(colour="#A01030"))
    assert colour_at(letters_pdf([content]), head.left + 5, head.top) == (160, 16, 48)
    strong, pale = (
        letter_layout("a4_plain", content.letterhead),
        letter_layout("a4_plain", Letterhead(colour="#ffe680")),
    )
    assert strong.look["office"].colour == "#A01030"
    assert pale.look["office"].colour == "#000000"
    assert pale.look.colours["accent"] == "#FFE680"


@pytest.mark.parametrize("family", [family.id for family in font_families()])
def test_every_family_draws_all_of_a_letter(family: str) -> None:
    text = "Zoë Łukasiewicz, Ωμέγα, Щукина: 0123456789"
    content = letter(
        layout="a4_plain",
        subject=text,
        paragraphs=(text,),
        signatory=Signatory(text, text),
        letterhead=Letterhead(font=family),
    )
    pdf = letters_pdf([content])
    assert pages(pdf)[0].count(text) == 5
    names = {str(font["/BaseFont"]).split("+")[1].split("-")[0] for font in fonts(pdf).values()}
    assert len(names) == 1


def test_one_font_file_is_embedded_with_the_glyphs_of_all_its_weights() -> None:
    medium, body = "Qxyz", "Wjkv"
    content = letter(
        layout="a4_plain",
        paragraphs=(body,),
        signatory=Signatory(medium),
        letterhead=Letterhead(font="source_serif"),
    )
    pdf = letters_pdf([content])
    for text in (medium, body):
        place = place_of(text, pdf)
        for part in range(4):
            box = Box(place.left + part * 1.6, place.baseline - 3, 1.6, 4)
            assert not is_blank(seen(pdf, box)), (text, part)


def test_a_word_that_a_family_lacks_is_set_whole_in_the_programs_own() -> None:
    content = letter(layout="a4_plain", paragraphs=("Ƙaura",), letterhead=Letterhead(font="source_serif"))
    pdf = letters_pdf([content])
    assert "Ƙaura" in pages(pdf)[0]
    assert any("Inter-Regular" in str(font["/BaseFont"]) for font in fonts(pdf).values())


@pytest.mark.parametrize(
    ("dress", "id_", "field"),
    [
        (Letterhead(font="papyrus"), "letterhead.unknown_font", "font"),
        (Letterhead(colour="blue"), "letterhead.wrong_colour", "colour"),
        (Letterhead(colour="#12345"), "letterhead.wrong_colour", "colour"),
        (Letterhead(code="barcode"), "letterhead.unknown_code", "code"),
        (Letterhead(logo=b"GIF89a"), "picture.unknown_kind", "logo"),
    ],
)
def test_a_dress_that_cannot_be_worn_is_refused_by_field(dress: Letterhead, id_: str, field: str) -> None:
    with pytest.raises(FrontDeskError, match=id_.replace(".", r"\.")) as refusal:
        letters_pdf([letter(letterhead=dress, code="26-00427-0")])
    assert refusal.value.field == field


def test_the_footer_carries_the_letterheads_lines_on_every_page() -> None:
    long = ("We have looked into what you wrote to us and will tell you more about it soon. " * 8,) * 7
    assert all(
        "Open Monday to Friday" in text
        for text in pages(letters_pdf([letter(letterhead=DRESSED, paragraphs=long)]))
    )


def test_a_signature_stands_between_closing_and_name() -> None:
    signed = Signatory("Maria Sandoval", "Billing", "Head of Billing", png((400, 150)))
    pdf = letters_pdf([letter(signatory=signed, layout="a4_plain")])
    closing, title = place_of("Yours sincerely,", pdf), place_of("Head of Billing", pdf)
    middle = (closing.baseline + title.baseline) / 2 - 2
    assert colour_at(pdf, closing.left + 10, middle - 3) == RED
    assert title.baseline > closing.baseline


def test_a_damaged_signature_is_refused_as_such() -> None:
    with pytest.raises(FrontDeskError, match=r"picture\.damaged") as refusal:
        letters_pdf([letter(signatory=Signatory("Maria", signature=png()[:60]))])
    assert refusal.value.field == "signature"


def test_fold_and_hole_marks_can_be_switched_off() -> None:
    strip = Box(0, 90, 15, 140)
    with_marks = letters_pdf([letter(layout="din_5008_b")])
    without = letters_pdf([letter(layout="din_5008_b", letterhead=Letterhead(marks=False))])
    assert not is_blank(seen(with_marks, strip))
    assert is_blank(seen(without, strip))


def test_a_long_name_leaves_the_logo_its_room() -> None:
    sender = replace(
        LETTER.sender, name="Municipal Office for Housing, Elections and Public Works of Riverside"
    )
    pdf = letters_pdf([letter(sender=sender, letterhead=DRESSED, layout="din_5008_b")])
    assert colour_at(pdf, 185, 25) == RED
    assert "Municipal Office" in pages(pdf)[0]
