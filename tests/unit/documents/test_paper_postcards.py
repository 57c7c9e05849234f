"""Postcards: short, on one side, and closed to what a case is about (PRO-4.1)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.documents.content import LetterContent, PostcardContent, Recipient
from frontdesk.documents.layouts.layout import layout_ids, postcard_layout
from frontdesk.documents.postcards.postcard import postcards_pdf, write_postcards
from frontdesk.documents.templates.contexts import CONTEXTS
from frontdesk.documents.templates.engine import compile_text
from frontdesk.documents.templates.examples import example_context
from frontdesk.documents.templates.filling import fill
from frontdesk.documents.templates.placeholders import by_name, context_type, placeholders
from frontdesk.documents.templates.postcard_contexts import Postcard
from frontdesk.documents.templates.ready_made import languages
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, LetterKind, Way
from tests.unit.documents.paper import POSTCARD, pages

CARDS = [kind for kind in LetterKind if Way.POSTCARD in ways_of(kind)]
TODAY = date(2026, 11, 23)
KNOWN_TO_A_POSTCARD = {
    "office", "person", "department", "reference", "customer", "phone", "hours",
    "answer_by", "old_date", "new_date", "tries", "reply_by", "needed_by",
}  # fmt: skip
ABOUT_THE_CASE = {"subject", "details", "kind", "received", "answer", "analysis", "channel", "priority"}


@pytest.mark.parametrize("kind", CARDS)
def test_pro_4_1_pol_22_neither_postcard_nor_its_context_has_a_place_for_the_case(kind: LetterKind) -> None:
    known = {field.name for field in fields(context_type(kind, Way.POSTCARD))}
    assert known <= KNOWN_TO_A_POSTCARD
    assert not ABOUT_THE_CASE & {*known, *(field.name for field in fields(PostcardContent))}
    assert "subject" in {field.name for field in fields(LetterContent)}


def test_pro_4_1_what_is_about_the_case_is_not_sent_on_a_postcard() -> None:
    for kind in set(LetterKind) - set(CARDS):
        with pytest.raises(FrontDeskError, match=r"template\.no_such_way"):
            context_type(kind, Way.POSTCARD)


def test_there_is_a_context_for_every_way_by_which_a_kind_is_written_and_no_other() -> None:
    assert set(CONTEXTS) == {(kind, way) for kind in LetterKind for way in ways_of(kind)}


@pytest.mark.parametrize("kind", CARDS)
@pytest.mark.parametrize("name", [*sorted(ABOUT_THE_CASE - {"answer", "subject"}), "matter", "about"])
def test_pro_4_1_a_postcards_template_cannot_ask_for_the_case(kind: LetterKind, name: str) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.unknown_placeholder") as refusal:
        compile_text(f"About {{{{ {name} }}}}", by_name(placeholders(kind, Way.POSTCARD)))
    assert refusal.value.message.params["name"] == name


@pytest.mark.parametrize(
    "escape",
    ["{{ person.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ person.__init__.__globals__ }}"],
)
def test_pro_4_1_a_template_cannot_reach_around_its_context(escape: str) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.not_allowed"):
        compile_text(escape, by_name(placeholders(LetterKind.ACKNOWLEDGEMENT, Way.POSTCARD)))


def test_pro_4_1_a_postcard_is_not_filled_from_a_letters_context() -> None:
    letter = example_context(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, "en", TODAY)
    with pytest.raises(FrontDeskError, match=r"template\.wrong_context"):
        fill(LetterKind.ACKNOWLEDGEMENT, Way.POSTCARD, "en", Formality.FORMAL, letter)


@pytest.mark.parametrize("formality", list(Formality))
@pytest.mark.parametrize("kind", CARDS)
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("layout", layout_ids("postcard"))
def test_every_postcard_fits_every_card_and_says_who_and_when(
    kind: LetterKind, language: str, formality: Formality, layout: str
) -> None:
    context = example_context(kind, Way.POSTCARD, language, TODAY)
    text = fill(kind, Way.POSTCARD, language, formality, context)
    card = replace(
        POSTCARD,
        layout=layout,
        language=language,
        title=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
    )
    (read,) = pages(postcards_pdf([card]))
    assert isinstance(context, Postcard)
    for part in (context.person, context.department, context.reference, context.customer, text.closing):
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
