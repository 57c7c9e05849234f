"""Blank pages and cards of the suggestion book: room to write, and a code that a scanner reads."""

from __future__ import annotations

from itertools import pairwise

import pytest

from frontdesk.documents.content import Letterhead
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import layout_ids
from frontdesk.documents.pdf.items import Pattern, Rule
from frontdesk.documents.suggestions.content import FormContent
from frontdesk.documents.suggestions.form_pages import FormComposer
from frontdesk.documents.suggestions.forms import forms_on_a_sheet, forms_pdf
from frontdesk.documents.suggestions.layouts import form_layout
from frontdesk.documents.text.typesetter import system_typesetter
from tests.unit.documents.paper import SENDER, pages

LANGUAGES = ("en", "de", "fr", "es")


def content(layout: str, language: str = "en", count: int = 5) -> FormContent:
    """Return forms with so many codes."""
    return FormContent(layout, language, SENDER, tuple(f"S26-{number:05}-0" for number in range(count)))


@pytest.mark.parametrize("layout", layout_ids("form"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_its_code_and_the_questions(layout: str, language: str) -> None:
    title = {
        "en": "Suggestion book",
        "de": "Ideenbuch",
        "fr": "Cahier de suggestions",
        "es": "Libro de sugerencias",
    }[language]
    text = " ".join(pages(forms_pdf(content(layout, language))))
    assert text.count(title) == 5
    for number in range(5):
        assert text.count(f"S26-{number:05}-0") == 1


@pytest.mark.parametrize("layout", layout_ids("form"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_a_form_stays_inside_of_it_and_leaves_room_to_write(
    layout: str, language: str
) -> None:
    figures = form_layout(layout, Letterhead())
    (page, *_) = FormComposer(content(layout, language, 1), system_typesetter()).pages()
    place = figures.grid.place(0)
    inside = Box(
        place.left + figures.body.left,
        place.top + figures.body.top,
        figures.grid.width - figures.body.left - figures.body.right,
        figures.grid.height - figures.body.top - figures.body.bottom,
    )
    assert all(inside.holds(line.box, 0.6) for line in page.lines)
    lines = [item for item in page.items if isinstance(item, Rule) and item.right - item.left > 80]
    tops = sorted(line.top for line in lines)
    assert len(tops) >= 4
    assert all(after - before > 5 for before, after in pairwise(tops))
    assert not any(
        line.top - 0.2 < placed.box.bottom
        and placed.box.top < line.top + 0.2
        and placed.box.left < line.right
        for line in lines
        for placed in page.lines
        if placed.box.right > line.left
    )


@pytest.mark.parametrize("layout", layout_ids("form"))
def test_the_code_touches_no_words(layout: str) -> None:
    for page in FormComposer(content(layout, "de", 4), system_typesetter()).pages():
        codes = [item.box for item in page.items if isinstance(item, Pattern)]
        assert codes
        assert not any(line.box.touches(code) for line in page.lines for code in codes)


@pytest.mark.parametrize("layout", layout_ids("form"))
def test_sheets_are_filled(layout: str) -> None:
    held = forms_on_a_sheet(layout, Letterhead())
    assert held >= 2
    assert len(pages(forms_pdf(content(layout, count=2 * held)))) == 2
