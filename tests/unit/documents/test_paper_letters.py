"""Letters as somebody reads them: text extracted from the finished PDF."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import Recipient, Signatory
from frontdesk.documents.layouts.geometry import Offset
from frontdesk.documents.layouts.layout import layout_ids, letter_layout
from frontdesk.documents.letters.letter import letters_pdf, write_letters
from frontdesk.domain.errors import FrontDeskError
from tests.unit.documents.paper import LETTER, found, letter, letter_to, pages, place_of

LONG = "We have looked into what you wrote to us and will tell you more about it soon. " * 8


def test_a_letter_says_what_it_was_given() -> None:
    (text,) = pages(letters_pdf([LETTER]))
    for part in (
        "Riverside Housing Office",
        "Ada Quill 17 Orchard Lane Springfield, IL 62704",
        "Our reference 26-00427-0",
        "Your contact Maria Sandoval",
        "Date November 23, 2026",
        "We are looking after your complaint",
        "Maria Sandoval in Billing will answer you by Thursday, December 3.",
        "Yours sincerely,",
        "1200 Harbor Street",
        "hello@riverside.example",
    ):
        assert part in text


@pytest.mark.parametrize("layout", layout_ids("letter"))
def test_the_sheet_is_the_layouts(layout: str) -> None:
    page = PdfReader(BytesIO(letters_pdf([letter(layout=layout)]))).pages[0]
    sheet = letter_layout(layout).sheet
    assert float(page.mediabox.width) == pytest.approx(sheet.width * 72 / 25.4, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(sheet.height * 72 / 25.4, abs=0.01)


def test_a4_and_us_letter_are_what_they_are_called() -> None:
    a4, us = letter_layout("din_5008_b").sheet, letter_layout("us_number_10").sheet
    assert (a4.width, a4.height) == (210, 297)
    assert (us.width, us.height) == (215.9, 279.4)


def test_the_same_letters_give_the_same_bytes() -> None:
    batch = [LETTER, letter(layout="din_5008_b", language="de"), letter_to("Zoë Wren", "A", "B")]
    assert letters_pdf(batch) == letters_pdf(batch)


def test_a_batch_is_one_pdf_in_order() -> None:
    names = ["Ada Quill", "Boris Marsh", "Chloé Øster"]
    texts = pages(letters_pdf(letter_to(name, "1 Mill Lane", "Ashgrove") for name in names))
    assert [name for name, text in zip(names, texts, strict=True) if name in text] == names


def test_no_letters_make_no_file() -> None:
    sink = BytesIO()
    assert write_letters([], sink) == 0
    assert sink.getvalue() == b""


def test_writing_tells_the_number_of_pages() -> None:
    assert write_letters([LETTER, letter(paragraphs=(LONG,) * 7)], BytesIO()) == 3


def test_a_long_letter_goes_on_with_heading_and_page_number() -> None:
    pdf = letters_pdf([letter(paragraphs=(LONG,) * 7)])
    first, second = pages(pdf)
    assert "Page 2 of 2" in second
    assert "Ada Quill · 26-00427-0 · November 23, 2026" in second
    assert "Page 1" not in first
    assert "17 Orchard Lane" not in second
    assert "hello@riverside.example" in second
    assert "Maria Sandoval" in second
    assert place_of("Page 2 of 2", pdf, 1).baseline < place_of("We have looked", pdf, 1).baseline


def test_the_closing_never_stands_alone_on_a_page() -> None:
    for count in range(20, 44):
        *_, last = pages(letters_pdf([letter(paragraphs=("One line of text.",) * count)]))
        before_closing, closing, _ = last.partition("Yours sincerely,")
        assert closing
        assert "One line of text." in before_closing


def test_fold_marks_are_lines_not_text() -> None:
    content = PdfReader(BytesIO(letters_pdf([letter(layout="din_5008_b")]))).pages[0].get_contents()
    assert content is not None
    operators = content.get_data().decode("latin-1")
    for top in (105, 210, 148.5):
        assert f"{(297 - top) * 72 / 25.4:.3f} m" in operators


def test_the_printers_offset_moves_everything() -> None:
    plain = place_of("Ada Quill", letters_pdf([LETTER]))
    moved = letters_pdf([LETTER], offset=Offset(right=2, down=-1.5))
    content = PdfReader(BytesIO(moved)).pages[0].get_contents()
    assert content is not None
    assert content.get_data().lstrip().startswith(b"1 0 0 1 5.669291 4.251969 cm")
    assert place_of("Ada Quill", letters_pdf([LETTER], offset=Offset())) == plain


def test_the_pdf_tells_title_author_and_language() -> None:
    reader = PdfReader(BytesIO(letters_pdf([letter(language="de", subject="Ihre Frage, geklärt – Ωμέγα")])))
    assert reader.metadata is not None
    assert reader.metadata.title == "Ihre Frage, geklärt – Ωμέγα"
    assert reader.metadata.author == "Riverside Housing Office"
    assert reader.metadata.creator == "Front Desk"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de"


def test_a_viewer_does_not_scale_the_page_when_printing() -> None:
    root: Any = PdfReader(BytesIO(letters_pdf([LETTER]))).trailer["/Root"]
    assert root["/ViewerPreferences"]["/PrintScaling"] == "/None"


def test_enclosures_are_listed_at_the_end() -> None:
    (text,) = pages(letters_pdf([letter(enclosures=("Copy of your letter", "Leaflet"))]))
    assert text.index("Enclosures Copy of your letter Leaflet") > text.index("Yours sincerely,")


def test_notes_to_the_post_stand_above_the_address() -> None:
    recipient = Recipient(("Ada Quill", "Uferweg 1", "10115 Berlin"), ("Einschreiben",))
    pdf = letters_pdf([letter(layout="din_5008_b", recipient=recipient)])
    address, note = place_of("Ada Quill", pdf), place_of("Einschreiben", pdf)
    assert 45 < note.baseline < address.baseline
    assert place_of("Riverside Housing Office · 1200", pdf).baseline < note.baseline


def test_too_many_notes_are_refused() -> None:
    recipient = Recipient(("Ada Quill", "Uferweg 1", "10115 Berlin"), ("Note",) * 9)
    with pytest.raises(FrontDeskError, match=r"paper\.too_many_notes"):
        letters_pdf([letter(layout="din_5008_b", recipient=recipient)])


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "{{ name }}", "{% if x %}", '<para>a</para><img src="x">'])
def test_markup_is_printed_as_it_stands(text: str) -> None:
    content = letter_to(text, "1 Mill Lane", "Ashgrove", subject=text, paragraphs=(text,))
    assert pages(letters_pdf([content]))[0].count(text) == 3


def test_controls_are_taken_out() -> None:
    content = letter(subject="Your\x00 \x1bcomplaint\u202e", paragraphs=("One\ttwo\r\nthree\x07",))
    (text,) = pages(letters_pdf([content]))
    assert "Your complaint One two three" in text


def test_a_word_longer_than_the_line_is_broken_not_cut() -> None:
    pdf = letters_pdf([letter(paragraphs=("W" * 300,))])
    lines = [line for line in found(pdf) if set(line.text) == {"W"}]
    assert len(lines) > 2
    assert sum(len(line.text) for line in lines) == 300


def test_a_signatory_without_department_is_enough() -> None:
    (text,) = pages(letters_pdf([letter(signatory=Signatory("Maria Sandoval"))]))
    assert "Yours sincerely, Maria Sandoval" in text


def test_a_letterhead_too_long_for_the_sheet_still_leaves_the_window_clear() -> None:
    sender = LETTER.sender.__class__("Riverside " * 60)
    (text,) = pages(letters_pdf([letter(sender=sender)]))
    assert "17 Orchard Lane" in text
