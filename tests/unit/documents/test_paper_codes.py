"""The reference on paper for a scanner: what it types is the reference, and nothing is in its way."""

from __future__ import annotations

import pytest
import zxingcpp

from frontdesk.documents.content import Letterhead
from frontdesk.documents.layouts.geometry import Offset
from frontdesk.documents.layouts.layout import layout_ids, letter_layout
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import found, letter
from tests.unit.documents.rendered import rendered, seen

REFERENCE = "26-00427-0"
LONG = "We have looked into what you wrote to us and will tell you more about it soon. " * 8
FORMATS = {"qr": zxingcpp.BarcodeFormat.QRCode, "code128": zxingcpp.BarcodeFormat.Code128}


def scanned(pdf: bytes, page: int = 0) -> list[tuple[str, object]]:
    return [(code.text, code.format) for code in zxingcpp.read_barcodes(rendered(pdf, page))]


@pytest.mark.parametrize("kind", ["qr", "code128"])
@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_a_scanner_reads_the_reference_off_every_layout(layout: str, kind: str) -> None:
    content = letter(layout=layout, code=REFERENCE, letterhead=Letterhead(code=kind), paragraphs=(LONG,) * 5)
    pdf = letters_pdf([content], offset=Offset(0.5, -0.5))
    assert [text for text, _ in scanned(pdf)] == [REFERENCE]


@pytest.mark.parametrize("kind", ["qr", "code128"])
@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_neither_text_nor_window_is_where_the_code_is(layout: str, kind: str) -> None:
    where = letter_layout(layout)
    box = where.codes[kind]
    assert where.sheet.printable.holds(box)
    assert not where.window or not where.window.touches(box)
    content = letter(layout=layout, code=REFERENCE, letterhead=Letterhead(code=kind), paragraphs=(LONG,) * 5)
    for line in found(letters_pdf([content])):
        assert not (box.top < line.baseline < box.bottom and line.left > box.left - 3)
    without = letters_pdf(
        [letter(layout=layout, paragraphs=(LONG,) * 5, letterhead=Letterhead(code="none"), code=REFERENCE)]
    )
    assert scanned(without) == []


def test_the_layout_chooses_where_the_office_does_not() -> None:
    pdf = letters_pdf([letter(layout="din_5008_b", code=REFERENCE)])
    assert [format_ for _, format_ in scanned(pdf)] == [FORMATS["qr"]]
    assert scanned(letters_pdf([letter(layout="din_5008_b")])) == []


def test_only_the_first_page_has_the_code() -> None:
    pdf = letters_pdf([letter(layout="din_5008_b", code=REFERENCE, paragraphs=(LONG,) * 9)])
    assert len(scanned(pdf)) == 1
    assert scanned(pdf, 1) == []


def test_the_white_around_the_code_is_white() -> None:
    box = letter_layout("us_number_10").codes["qr"]
    picture = seen(letters_pdf([letter(code=REFERENCE)]), box)
    quiet = round(picture.width * 3.5 / 29)
    for edge in ((0, 0, picture.width, quiet), (0, 0, quiet, picture.height)):
        assert picture.crop(edge).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("code", ["Ωμέγα", "26\n427", "x" * 60, "\x00"])
@pytest.mark.parametrize("kind", ["qr", "code128"])
def test_what_no_code_holds_is_refused(code: str, kind: str) -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.code_unusable") as refusal:
        letters_pdf([letter(code=code, letterhead=Letterhead(code=kind))])
    assert refusal.value.field == "code"


def test_a_code_too_long_for_its_place_is_refused_not_made_too_fine() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.code_unusable"):
        letters_pdf([letter(code="REFERENCE-26-00427-0-AND-MORE", letterhead=Letterhead(code="code128"))])
