"""Templates: who and when in every language, and never a hole (POL-10, POL-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.templates.contexts import Acknowledgement, Answer, TemplateContext
from frontdesk.documents.templates.examples import example_context
from frontdesk.documents.templates.filling import FilledText, fill, fill_marked, missing_from
from frontdesk.documents.templates.ready_made import TemplateSource, languages, ready_made
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Formality, LetterKind, Way
from tests.unit.documents.paper import refusal_of

LANGUAGES = ("de", "en", "es", "fr")
KIND = LetterKind.ACKNOWLEDGEMENT
CONTEXT = Acknowledgement(
    kind=CaseKind.COMPLAINT,
    reference="26-00427-0",
    received=date(2026, 11, 20),
    person="Maria Sandoval",
    department="Billing",
    answer_by=date(2026, 12, 3),
    office="Riverside Housing Office",
    customer="Ada Quill",
    phone="(518) 555-0142",
)


def whole(language: str, context: TemplateContext = CONTEXT, formality: Formality = Formality.FORMAL) -> str:
    return joined(fill(KIND, Way.LETTER, language, formality, context))


def joined(text: FilledText) -> str:
    return "\n".join((text.subject, *text.paragraphs, text.closing))


def emptied(name: str) -> Acknowledgement:
    changes: dict[str, Any] = {name: "  "}
    return replace(CONTEXT, **changes)


def written(body: str, context: TemplateContext = CONTEXT, kind: LetterKind = KIND) -> tuple[str, ...]:
    source = TemplateSource("Subject", body, "Regards")
    return fill(kind, Way.LETTER, "en", Formality.FORMAL, context, source).paragraphs


@pytest.mark.parametrize("formality", list(Formality))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(CaseKind))
def test_pol_10_every_letter_names_the_person_and_the_date(
    language: str, kind: CaseKind, formality: Formality
) -> None:
    text = whole(language, replace(CONTEXT, kind=kind), formality)
    for part in ("Maria Sandoval", "Billing", "2026", "26-00427-0", "Ada Quill"):
        assert part in text


@pytest.mark.parametrize("name", ["person", "reference", "office"])
def test_pol_10_what_is_empty_is_refused_by_name(name: str) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.empty_placeholder") as refusal:
        whole("en", emptied(name))
    assert refusal.value.message.params["name"] == name
    assert refusal.value.field == name


def test_pol_15_an_answer_without_resolution_or_reasons_is_refused() -> None:
    answer = example_context(LetterKind.ANSWER, Way.LETTER, "en", date(2026, 12, 3))
    assert isinstance(answer, Answer)
    nothing = replace(answer, resolution=" ", reasons_not="")
    assert missing_from(LetterKind.ANSWER, Way.LETTER, nothing) == ("resolution",)
    with pytest.raises(FrontDeskError, match=r"template\.empty_placeholder") as refusal:
        fill(LetterKind.ANSWER, Way.LETTER, "en", Formality.FORMAL, nothing)
    assert refusal.value.field == "resolution"
    only_reasons = replace(answer, analysis="", resolution="")
    text = fill(LetterKind.ANSWER, Way.LETTER, "en", Formality.FORMAL, only_reasons)
    assert answer.reasons_not in joined(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_whose_name_or_number_is_unknown_is_greeted_all_the_same(language: str) -> None:
    text = whole(language, replace(CONTEXT, customer="", phone="", department=""))
    assert "Maria Sandoval" in text
    assert " ," not in text
    assert "555" not in text


@pytest.mark.parametrize("formality", list(Formality))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_case_is_called_by_its_name(language: str, formality: Formality) -> None:
    texts = {whole(language, replace(CONTEXT, kind=kind), formality) for kind in CaseKind}
    assert len(texts) == len(CaseKind)


@pytest.mark.parametrize(
    ("language", "formal", "informal"),
    [
        ("de", "Ihre Beschwerde", "deine Beschwerde"),
        ("fr", "vous répondra", "te répondra"),
        ("es", "le responderá", "te resp"),
    ],
)
def test_the_reader_is_addressed_as_the_office_wants(language: str, formal: str, informal: str) -> None:
    assert formal in whole(language)
    assert informal in whole(language, formality=Formality.INFORMAL)
    assert informal not in whole(language)


def test_dates_are_written_as_the_reader_writes_them() -> None:
    for language, written_date in (
        ("en-GB", "Thursday, 3 December 2026"),
        ("en-US", "Thursday, December 3, 2026"),
        ("de", "Donnerstag, 3. Dezember 2026"),
        ("fr", "jeudi 3 décembre 2026"),
        ("es", "jueves, 3 de diciembre de 2026"),
    ):
        assert written_date in whole(language)


def test_a_regional_language_uses_its_own_and_an_unknown_one_english() -> None:
    assert whole("de-AT") == whole("de")
    assert whole("tlh") == whole("en")


def test_a_text_in_a_language_that_has_none_of_ours_writes_its_dates() -> None:
    source = TemplateSource("Konu", "Sayın {{ customer }}, {{ answer_by }}: {{ person }}", "")
    text = fill(KIND, Way.LETTER, "tr", Formality.FORMAL, CONTEXT, source)
    assert text.paragraphs == ("Sayın Ada Quill, 3 Aralık 2026 Perşembe: Maria Sandoval",)


def test_an_empty_line_begins_a_paragraph_and_a_line_of_tags_leaves_none() -> None:
    body = "{% if customer %}\nDear {{ customer }},\n{% else %}\nHello,\n{% endif %}\n\n\nOne\nTwo\n \nThree"
    assert written(body) == ("Dear Ada Quill,", "One\nTwo", "Three")
    assert written(body, replace(CONTEXT, customer="")) == ("Hello,", "One\nTwo", "Three")


def test_what_somebody_typed_keeps_its_paragraphs() -> None:
    answer = replace(_answer(), analysis="First.\n\nSecond.")
    assert written("{{ analysis }}", answer, LetterKind.ANSWER) == ("First.", "Second.")


def test_a_list_is_walked_over_or_written_in_a_sentence() -> None:
    context = example_context(LetterKind.MISSING_INFORMATION, Way.LETTER, "en", date(2026, 12, 3))
    walked = "{% for each in needed %}\n{{ loop.index }} {{ each }}\n{% endfor %}"
    kind = LetterKind.MISSING_INFORMATION
    assert written(walked, context, kind)[0].splitlines()[:2] == [
        "1 a copy of the invoice", "2 a photograph of the damage",
    ]  # fmt: skip
    (sentence,) = written("{{ needed | count }}: {{ needed }}", context, kind)
    assert sentence == "3: a copy of the invoice, a photograph of the damage, and your bank details"
    (lines,) = written("{{ needed | lines }}", context, kind)
    assert lines.splitlines()[0] == "– a copy of the invoice"


def test_what_is_not_sent_so_is_refused() -> None:
    refused = refusal_of(lambda: fill(LetterKind.ANSWER, Way.POSTCARD, "en", Formality.FORMAL, CONTEXT))
    assert refused == "template.no_such_way"
    refused = refusal_of(lambda: fill(LetterKind.ANSWER, Way.LETTER, "en", Formality.FORMAL, CONTEXT))
    assert refused == "template.wrong_context"


@pytest.mark.parametrize("language", ["../secrets", "", "x" * 400, "en-../../x", "de\x00"])
def test_no_language_leads_out_of_the_folder(language: str) -> None:
    assert whole(language)


def test_a_hole_is_marked_where_it_stands_to_be_looked_at() -> None:
    source = TemplateSource("About {{ phone }}", "Dear,\n\nCall {{ phone }}, {{ department }}.", "")
    context = replace(CONTEXT, phone="", person="")
    marked = fill_marked(KIND, Way.LETTER, "en", Formality.FORMAL, context, source)
    assert marked.text.paragraphs[1] == "Call ‹phone›, Billing."
    places = [(each.part, each.line, each.column, each.length) for each in marked.holes]
    assert places == [("subject", 1, 10, 5), ("body", 3, 9, 5)]
    assert {each.message.params["name"] for each in marked.holes} == {"phone"}


def test_values_are_text_and_never_templates_themselves() -> None:
    nasty = "{{ phone }} {% for x in y %} <b>&amp; <para> {# #}"
    assert f"Dear {nasty}," in whole("en", replace(CONTEXT, customer=nasty))
    answer = replace(_answer(), analysis=nasty)
    assert written("{{ analysis }}", answer, LetterKind.ANSWER) == (nasty,)


def test_a_phone_number_is_not_parted_at_the_end_of_a_line() -> None:
    assert "(518)\u00a0555-0142" in whole("en")


def test_the_fixed_words_are_the_same_in_every_language() -> None:
    names = set(fixed_words("en"))
    assert all(set(fixed_words(language)) == names for language in LANGUAGES)
    assert fixed_words("../en") == fixed_words("en")


def test_there_are_four_languages() -> None:
    assert languages() == LANGUAGES
    assert ready_made(KIND, Way.LETTER, "de-CH", Formality.FORMAL).closing == "Mit freundlichen Grüßen"


def _answer() -> Answer:
    answer = example_context(LetterKind.ANSWER, Way.LETTER, "en", date(2026, 12, 3))
    assert isinstance(answer, Answer)
    return answer
