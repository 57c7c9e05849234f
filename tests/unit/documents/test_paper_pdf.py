"""The PDF itself: fonts inside, pages written at once, nothing of the computer in it."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.letters.letter import letters_pdf, write_letters
from frontdesk.documents.pdf.items import Page, Rule, Surface
from frontdesk.documents.pdf.writer import DocumentInfo, pdf_bytes
from tests.unit.documents.paper import LETTER, fonts, letter_to, pages

INFO = DocumentInfo("Title", "Author", "en")


def test_every_font_is_embedded_and_only_its_used_glyphs() -> None:
    found = fonts(letters_pdf([LETTER]))
    assert len(found) == 3
    for font in found.values():
        descendant: Any = font["/DescendantFonts"][0].get_object()
        program = descendant["/FontDescriptor"]["/FontFile2"].get_data()
        assert font["/Encoding"] == "/Identity-H"
        assert "+Inter-" in font["/BaseFont"]
        assert len(program) < 60_000


def test_two_documents_with_other_glyphs_have_fonts_of_other_names() -> None:
    names = [
        {font["/BaseFont"] for font in fonts(letters_pdf([letter_to(name, "1 Lane", "Town")])).values()}
        for name in ("Ada Quill", "Đặng Ŵ Ñandú")
    ]
    assert names[0] != names[1]


def test_the_file_ends_as_a_pdf_must_and_every_object_is_found() -> None:
    pdf = letters_pdf([LETTER] * 3)
    assert pdf.startswith(b"%PDF-1.7")
    assert pdf.endswith(b"%%EOF\n")
    reader = PdfReader(BytesIO(pdf), strict=True)
    assert len(reader.pages) == 3
    start = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    assert pdf[start:].startswith(b"xref")


def test_pages_leave_for_the_file_before_the_last_one_is_made() -> None:
    sink = BytesIO()
    sizes: list[int] = []

    def watched() -> Any:
        for number in range(4):
            sizes.append(len(sink.getvalue()))
            yield letter_to(f"Ada {number}", "1 Mill Lane", "Ashgrove")

    write_letters(watched(), sink)
    assert sizes == sorted(sizes)
    assert sizes[3] > sizes[2] > 500


def test_memory_does_not_grow_with_the_batch(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        with (tmp_path / "batch.pdf").open("wb") as sink:
            tracemalloc.start()
            write_letters((letter_to(f"Ada {n}", "1 Mill Lane", "Ashgrove") for n in range(count)), sink)
            _, highest = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        return highest

    peak(20)
    assert peak(240) - peak(40) < 200 * 6_000


def test_rules_and_surfaces_are_drawn_where_they_are_placed() -> None:
    items = (Rule(10, 20, 60, 20, 0.5, "#ff0000"), Surface(Box(10, 30, 20, 5), "#0000ff"))
    page = PdfReader(BytesIO(pdf_bytes([Page(100, 100, items)], INFO))).pages[0]
    content = page.get_contents()
    assert content is not None
    drawn = content.get_data().decode("ascii")
    assert "0.5 w 1.000 0.000 0.000 RG 28.346 226.772 m 170.079 226.772 l S" in drawn
    assert "0.000 0.000 1.000 rg 28.346 184.252 56.693 14.173 re f" in drawn


def test_pages_of_different_sizes_go_into_one_file() -> None:
    reader = PdfReader(BytesIO(pdf_bytes([Page(210, 297, ()), Page(148, 105, ())], INFO)))
    assert [round(float(page.mediabox.width) * 25.4 / 72) for page in reader.pages] == [210, 148]


@pytest.mark.parametrize("secret", [b"/home", b"/root", b"/usr", b"CreationDate (D:2026"])
def test_nothing_of_the_computer_gets_into_the_file(secret: bytes) -> None:
    assert secret not in letters_pdf([LETTER])


def test_characters_that_look_alike_are_copied_as_they_were_written() -> None:
    (text,) = pages(letters_pdf([letter_to("ιωτα", "1 Mill Lane", "Ashgrove")]))
    assert "ιωτα" in text
