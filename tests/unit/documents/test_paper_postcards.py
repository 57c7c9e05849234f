"""Postcards: short, on one side, and closed to what a case is about (PRO-4.1)."""

from __future__ import annotations

from dataclasses import fields, replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import LetterContent, PostcardContent, Recipient
from frontdesk.documents.contexts import AcknowledgementContext, PostcardContext
from frontdesk.documents.layouts import layout_ids, postcard_layout
from frontdesk.documents.postcards import postcards_pdf, write_postcards
from frontdesk.documents.template_engine import compile_text, render_text
from frontdesk.documents.templates import fill, languages
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind
from tests.unit.documents.paper import POSTCARD, pages

CONTEXT = PostcardContext(
    reference="26-00427-0",
    person="Maria Sandoval",
    department="Billing",
    answer_by="Thursday, December 3",
    office="Riverside Housing Office",
    customer="Ada Quill",
    phone="(518) 555-0142",
)
ABOUT_THE_CASE = {"subject", "details", "kind", "received", "answer", "analysis", "channel", "priority"}


def test_pro_4_1_neither_postcard_nor_its_context_has_a_place_for_the_case() -> None:
    for type_ in (PostcardContent, PostcardContext):
        assert not ABOUT_THE_CASE & {field.name for field in fields(type_)}
    assert "subject" in {field.name for field in fields(LetterContent)}


@pytest.mark.parametrize("name", sorted(ABOUT_THE_CASE))
def test_pro_4_1_a_postcards_template_cannot_ask_for_the_case(name: str) -> None:
    known = {field.name for field in fields(PostcardContext)}
    with pytest.raises(FrontDeskError, match=r"template\.unknown_placeholder") as refusal:
        compile_text(f"About {{{{ {name} }}}}", known)
    assert refusal.value.message.params["name"] == name


@pytest.mark.parametrize(
    "escape",
    ["{{ person.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ person.__init__.__globals__ }}"],
)
def test_pro_4_1_a_template_cannot_reach_around_its_context(escape: str) -> None:
    template = compile_text(escape, {"person"})
    with pytest.raises(FrontDeskError, match=r"template\.(empty_placeholder|broken)"):
        render_text(template, {"person": "Maria Sandoval"})


def test_pro_4_1_a_postcard_is_not_filled_from_a_letters_context() -> None:
    letters = AcknowledgementContext(
        kind=CaseKind.COMPLAINT,
        reference="26-00427-0",
        received="Friday",
        person="Maria Sandoval",
        department="Billing",
        answer_by="Thursday",
        office="Riverside",
    )
    with pytest.raises(FrontDeskError, match=r"template\.wrong_context"):
        fill("acknowledgement_postcard", "en", letters)


@pytest.mark.parametrize("language", languages("acknowledgement_postcard"))
@pytest.mark.parametrize("layout", layout_ids("postcard"))
def test_every_language_fits_every_card_and_says_who_and_when(language: str, layout: str) -> None:
    text = fill("acknowledgement_postcard", language, CONTEXT)
    card = replace(
        POSTCARD,
        layout=layout,
        language=language,
        title=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
    )
    (read,) = pages(postcards_pdf([card]))
    for part in (
        "Maria Sandoval",
        "Billing",
        "Thursday, December 3",
        "26-00427-0",
        "Ada Quill",
        text.closing,
    ):
        assert part in read


def test_the_card_has_its_size() -> None:
    assert (postcard_layout("postcard_a6").sheet.width, postcard_layout("postcard_a6").sheet.height) == (
        148,
        105,
    )
    page = PdfReader(BytesIO(postcards_pdf([POSTCARD]))).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((432, 288))


def test_a_longer_text_is_set_smaller_and_only_then_refused() -> None:
    sentence = "We will write to you again as soon as there is anything new to tell. "
    longer = replace(POSTCARD, paragraphs=(*POSTCARD.paragraphs, sentence * 4))
    assert sentence.strip() in pages(postcards_pdf([longer]))[0]
    with pytest.raises(FrontDeskError, match=r"paper\.postcard_too_long"):
        postcards_pdf([replace(POSTCARD, paragraphs=(sentence * 40,))])


def test_an_address_that_does_not_fit_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"paper\.address_too_long"):
        postcards_pdf([replace(POSTCARD, recipient=Recipient(("Line",) * 8))])


def test_many_cards_are_one_pdf_and_the_same_every_time() -> None:
    cards = [POSTCARD, replace(POSTCARD, layout="postcard_a6", language="de")]
    assert postcards_pdf(cards) == postcards_pdf(cards)
    assert write_postcards(cards, BytesIO()) == 2
    assert write_postcards([], BytesIO()) == 0
