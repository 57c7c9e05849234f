"""Whatever is typed or imported: a PDF comes out, or a refusal that names the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from frontdesk.documents.content import Recipient
from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.documents.postcards.postcard import postcards_pdf
from frontdesk.documents.slips import slip_pdf
from frontdesk.documents.tables import table_pdf
from frontdesk.documents.templates.examples import example_context
from frontdesk.documents.templates.filling import fill
from frontdesk.documents.templates.placeholders import by_name, placeholders
from frontdesk.documents.text.characters import clean, clusters
from frontdesk.documents.text.fonts import missing_characters
from frontdesk.documents.text.style import TextStyle, Weight
from frontdesk.documents.text.typesetter import system_typesetter
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.kinds import Formality, LetterKind
from tests.unit.documents.paper import LETTER, POSTCARD, SLIP, TABLE, refusal_of

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = st.text(max_size=80) | st.text(alphabet="aZ é-/.@{}%<>&\n\tאب中ไ\u200d\u0301", max_size=80)
LAYOUTS = st.sampled_from(["us_number_10", "din_5008_a", "din_5008_b", "uk_a4", "a4_plain"])
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ar", "ja", ""])
STYLE = TextStyle(Weight.REGULAR, 10, 14)
ADDRESS_REFUSALS = ("paper.address_empty", "paper.address_too_long", "paper.address_does_not_fit")


def outcome(make: Callable[[], bytes]) -> str:
    """Return why no PDF was made, or "" for one that can be read."""
    return refusal_of(lambda: PdfReader(BytesIO(make())).pages[0])


@SLOW
@given(st.lists(TEXT, max_size=9), TEXT, st.lists(TEXT, max_size=4), LAYOUTS, LANGUAGES)
def test_any_letter_is_printed_or_refused(
    address: list[str], subject: str, paragraphs: list[str], layout: str, language: str
) -> None:
    content = replace(
        LETTER,
        recipient=Recipient(tuple(address)),
        subject=subject,
        paragraphs=tuple(paragraphs),
        layout=layout,
        language=language,
    )
    why = outcome(lambda: letters_pdf([content]))
    assert why in ("", *ADDRESS_REFUSALS, "paper.missing_characters")
    if not missing_characters("".join((*address, subject, *paragraphs))):
        assert why in ("", *ADDRESS_REFUSALS)


@SLOW
@given(st.lists(TEXT, max_size=5), TEXT, TEXT)
def test_any_postcard_and_slip_is_printed_or_refused(address: list[str], title: str, text: str) -> None:
    card = replace(POSTCARD, recipient=Recipient(tuple(address)), title=title, paragraphs=(text,))
    possible = ("", *ADDRESS_REFUSALS, "paper.missing_characters", "paper.postcard_too_long")
    assert outcome(lambda: postcards_pdf([card])) in possible
    slip = outcome(lambda: slip_pdf(replace(SLIP, subject=title, details=text)))
    assert slip == ("paper.missing_characters" if missing_characters(title + text) else "")


@SLOW
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=6))
def test_any_list_is_printed_or_refused(rows: list[tuple[str, str, str]]) -> None:
    why = outcome(lambda: table_pdf(replace(TABLE, rows=tuple(rows))))
    unprintable = missing_characters("".join(value for row in rows for value in row))
    assert why == ("paper.missing_characters" if unprintable else "")


@settings(max_examples=100, deadline=None)
@given(TEXT, st.floats(20, 400), LANGUAGES)
@example("A\u115fB", 20.0, "en")  # a filler of Korean: nothing is seen of it, and few fonts have it
def test_any_text_is_set_within_its_width_or_its_characters_are_named(
    text: str, width: float, language: str
) -> None:
    if missing_characters(text):
        why = refusal_of(lambda: system_typesetter().paragraph(text, STYLE, width, language))
        assert why == "paper.missing_characters"
    else:
        lines = system_typesetter().paragraph(text, STYLE, width, language)
        assert lines
        assert all(line.width <= width or len(clusters(line.text)) == 1 for line in lines)


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, st.sampled_from(LetterKind), st.sampled_from(Formality), LANGUAGES)
def test_any_name_fills_a_template_or_is_refused_as_empty(
    customer: str, person: str, kind: LetterKind, formality: Formality, language: str
) -> None:
    for way in ways_of(kind):
        context = example_context(
            kind, way, language, date(2026, 12, 3), {"customer": customer, "person": person}
        )
        required = by_name(placeholders(kind, way))["person"].required
        if required and not person.strip():
            refused = refusal_of(partial(fill, kind, way, language, formality, context))
            assert refused == "template.empty_placeholder"
        else:
            assert fill(kind, way, language, formality, context).paragraphs


@settings(max_examples=100, deadline=None)
@given(st.text("AVWTYoy.,fi-\u0301אبक", min_size=1, max_size=300), st.floats(20, 200))
def test_a_word_that_is_cut_fits_its_lines_with_its_kerning(word: str, width: float) -> None:
    lines = system_typesetter().paragraph(word, STYLE, width, "en")
    assert [line for line in lines if line.width > width and len(clusters(line.text)) > 1] == []
    assert "".join(line.text for line in lines) == clean(word)
