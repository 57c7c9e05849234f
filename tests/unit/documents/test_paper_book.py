"""The suggestion book as a book: nothing lost, nothing beside its column, the index right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from frontdesk.documents.content import Fact
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.suggestions.book import book_pdf, write_book
from frontdesk.documents.suggestions.book_index import ranges
from frontdesk.documents.suggestions.content import Answer, BookContent, BookEntry, Tone
from frontdesk.documents.suggestions.layouts import book_layout
from tests.unit.documents.paper import SENDER, found, pages

ENTRY = BookEntry(
    reference="S26-00001-2",
    chapter="November 2026",
    about=("3 November 2026", "Liam O’Connor"),
    theme="Entrance",
    title="A bench by the entrance",
    text="Put a bench outside the entrance, so that people can wait in the sun.",
    language="en",
    answer=Answer(Tone.DONE, "Done · 12 November 2026", "Two benches stand there since Monday.", "en"),
)
BOOK = BookContent(
    layout="book_a4",
    language="en",
    sender=SENDER,
    title="Suggestion book",
    period="November 2026",
    entries=(ENTRY,),
    facts=(Fact("Entries", "1"),),
    notes=("3 entries are not printed.",),
    date="25 November 2026",
)


def numbered(count: int, *, words: int = 40) -> Iterator[BookEntry]:
    """Yield entries of different lengths, in chapters and themes of their own."""
    for number in range(count):
        yield replace(
            ENTRY,
            reference=f"S26-{number:05}-0",
            chapter=f"Chapter {number // 30}",
            theme=("Entrance", "Parking", "", "Öffnungszeiten")[number % 4],
            title="" if number % 3 else f"Title {number}",
            text=f"First{number} " + "bench " * (number * 7 % words) + f"last{number}.",
            answer=ENTRY.answer if number % 5 == 0 else None,
        )


@pytest.mark.parametrize("layout", layout_ids("book"))
def test_a_book_has_cover_imprint_entries_and_index(layout: str) -> None:
    cover, imprint, text, index = pages(book_pdf(replace(BOOK, layout=layout)))
    assert "Suggestion book November 2026" in cover
    assert "Riverside Housing Office" in cover
    assert "Entries 1 3 entries are not printed. Printed 25 November 2026" in imprint
    for part in (
        "3 November 2026 · Liam O’Connor · S26-00001-2",
        "A bench by the entrance",
        "Done · 12 November 2026",
        "Two benches stand there since Monday.",
    ):
        assert part in text
    assert "Index of themes Entrance 3" in index


def test_a_book_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(book_pdf(BOOK)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Suggestion book · November 2026"
    assert reader.metadata.author == "Riverside Housing Office"
    assert str(reader.root_object["/Lang"]) == "en"


@pytest.mark.parametrize("layout", layout_ids("book"))
def test_no_entry_is_lost_and_every_page_has_head_and_number(layout: str) -> None:
    pdf = book_pdf(replace(BOOK, layout=layout, entries=numbered(200)))
    read = pages(pdf)
    text = " ".join(read)
    for number in range(200):
        assert text.count(f"S26-{number:05}-0") == 1
        assert f"First{number} " in text
        assert f"last{number}." in text
    for number, page in enumerate(read[2:], start=3):
        assert re.search(rf"\b{number}$|\b{number} ", page)
        assert number % 2 == 1 or "Suggestion book · Riverside Housing Office" in page


@pytest.mark.parametrize("layout", layout_ids("book"))
def test_the_index_names_the_pages_on_which_the_entries_of_a_theme_begin(layout: str) -> None:
    entries = list(numbered(200))
    read = pages(book_pdf(replace(BOOK, layout=layout, entries=entries)))
    begins = {
        entry.reference: next(number for number, page in enumerate(read, 1) if entry.reference in page)
        for entry in entries
    }
    index = " ".join(page for page in read if "Index of themes" in page or "Without a theme" in page)
    for theme in ("Entrance", "Öffnungszeiten", "Parking", ""):
        expected = ranges(begins[entry.reference] for entry in entries if entry.theme == theme)
        assert f"{theme or 'Without a theme'} {expected}" in index
    assert index.index("Entrance") < index.index("Öffnungszeiten") < index.index("Parking")


@pytest.mark.parametrize(
    ("numbers", "written"), [([3], "3"), ([3, 3, 4], "3–4"), ([9, 3, 4, 5], "3–5, 9"), ([], "")]
)
def test_pages_are_written_as_ranges(numbers: list[int], written: str) -> None:
    assert ranges(numbers) == written


@pytest.mark.parametrize("layout", layout_ids("book"))
def test_every_line_of_text_stands_in_its_column(layout: str) -> None:
    figures = book_layout(layout, BOOK.letterhead)
    pdf = book_pdf(replace(BOOK, layout=layout, entries=numbered(60)))
    for page in (3, 4):
        lefts = [figures.frame(page, column).left for column in range(figures.columns)]
        top, bottom = figures.body.top, figures.sheet.height - figures.body.bottom
        for line in found(pdf, page - 1):
            if top < line.top and line.baseline < bottom:
                assert any(left - 0.1 <= line.left <= left + figures.width for left in lefts)


def test_a_very_long_entry_goes_on_over_pages_without_a_lonely_line() -> None:
    long = replace(ENTRY, text="\n".join("A sentence that says it once more. " * 30 for _ in range(30)))
    pdf = book_pdf(replace(BOOK, layout="book_a5", entries=(long, ENTRY)))
    read = pages(pdf)
    assert len(read) > 12
    assert sum(page.count("once more.") for page in read) == 900
    for number in range(2, len(read) - 1):
        lines = [line for line in found(pdf, number) if line.size == pytest.approx(10)]
        assert len(lines) != 1


def test_an_answer_in_a_script_from_the_right_has_its_bar_there() -> None:
    arabic = Answer(Tone.DONE, "Done", "علقنا لافتات جديدة بأربع لغات.", "ar")
    left = book_pdf(BOOK)
    right = book_pdf(replace(BOOK, entries=(replace(ENTRY, answer=arabic),)))
    done = [next(line for line in found(pdf, 2) if line.text.startswith("Done")) for pdf in (left, right)]
    assert done[1].left > done[0].left + 40


def test_a_character_without_a_font_is_called_by_its_name() -> None:
    unknown = "\U00013000"  # a hieroglyph
    read = " ".join(pages(book_pdf(replace(BOOK, entries=(replace(ENTRY, text=f"A {unknown} here."),)))))
    assert "A [egyptian hieroglyph a001] here." in read or f"A {unknown} here." in read


def test_an_empty_book_is_still_one() -> None:
    read = pages(book_pdf(replace(BOOK, entries=())))
    assert len(read) == 3
    assert "Nothing to list." in read[2]


def test_entries_are_asked_for_as_pages_are_written() -> None:
    """So a book of any length needs no more memory than its longest entry and its index."""
    sink = BytesIO()
    written: list[int] = []

    def entries() -> Iterator[BookEntry]:
        for entry in numbered(300):
            written.append(len(sink.getvalue()))
            yield entry

    write_book(replace(BOOK, entries=entries()), sink)
    assert written[100] > written[10]
    assert written[299] > written[200] > written[100]


def test_a_book_is_the_same_every_time() -> None:
    once, again = (book_pdf(replace(BOOK, entries=numbered(20))) for _ in range(2))
    assert once == again


HOSTILE = st.text(alphabet=st.characters(), max_size=300) | st.sampled_from(
    ["<para>", "{{ x }}", "{% for %}", "\u202etrick", "W" * 2000, "\n" * 50, "\U0001f600" * 9, "\ud800"]
)


@settings(max_examples=40)
@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(layout_ids("book")))
def test_whatever_people_write_is_printed(title: str, text: str, theme: str, layout: str) -> None:
    answer = Answer(Tone.DECLINED, "Declined", text, "")
    entry = replace(ENTRY, title=title, text=text, theme=theme, chapter=theme, answer=answer, about=(title,))
    read = pages(book_pdf(replace(BOOK, layout=layout, entries=(entry, ENTRY))))
    assert any("S26-00001-2" in page for page in read[2:])
