"""Templates: who and when in every language, and never a hole (POL-10, POL-14)."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from frontdesk.documents.contexts import CONTEXTS, AcknowledgementContext
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.template_engine import compile_text, render_text
from frontdesk.documents.templates import fill, languages
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind

LANGUAGES = ("de", "en", "es", "fr")
CONTEXT = AcknowledgementContext(
    kind=CaseKind.COMPLAINT,
    reference="26-00427-0",
    received="Friday, November 20",
    person="Maria Sandoval",
    department="Billing",
    answer_by="Thursday, December 3",
    office="Riverside Housing Office",
    customer="Ada Quill",
    phone="(518) 555-0142",
)


def whole(language: str, context: AcknowledgementContext = CONTEXT) -> str:
    text = fill("acknowledgement_letter", language, context)
    return "\n".join((text.subject, *text.paragraphs, text.closing))


def emptied(name: str) -> AcknowledgementContext:
    changes: dict[str, Any] = {name: "  "}
    return replace(CONTEXT, **changes)


@pytest.mark.parametrize("template", sorted(CONTEXTS))
def test_every_template_is_there_in_four_languages(template: str) -> None:
    assert languages(template) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(CaseKind))
def test_pol_10_every_letter_names_the_person_and_the_date(language: str, kind: CaseKind) -> None:
    text = whole(language, replace(CONTEXT, kind=kind))
    for part in ("Maria Sandoval", "Billing", "Thursday, December 3", "26-00427-0", "Ada Quill"):
        assert part in text


@pytest.mark.parametrize("name", ["person", "answer_by", "department", "reference", "received", "office"])
def test_pol_10_what_is_empty_is_refused_by_name(name: str) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.empty_placeholder") as refusal:
        whole("en", emptied(name))
    assert refusal.value.message.params["name"] == name
    assert refusal.value.field == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_whose_name_or_number_is_unknown_is_greeted_all_the_same(language: str) -> None:
    text = whole(language, replace(CONTEXT, customer="", phone=""))
    assert "Maria Sandoval" in text
    assert " ," not in text
    assert "555" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_case_is_called_by_its_name(language: str) -> None:
    texts = {whole(language, replace(CONTEXT, kind=kind)) for kind in CaseKind}
    assert len(texts) == len(CaseKind)


def test_a_regional_language_uses_its_own_and_an_unknown_one_english() -> None:
    assert whole("de-AT") == whole("de")
    assert whole("tlh") == whole("en")


def test_a_template_that_is_not_there_is_refused() -> None:
    with pytest.raises(FrontDeskError, match=r"template\.unknown"):
        fill("../secrets", "en", CONTEXT)


def test_an_unknown_placeholder_is_refused_even_where_it_would_not_be_reached() -> None:
    with pytest.raises(FrontDeskError, match=r"template\.unknown_placeholder"):
        compile_text("{% if false %}{{ salary }}{% endif %}", {"person"})


def test_an_empty_optional_value_may_be_asked_for_but_not_printed() -> None:
    asking = compile_text("{% if phone %}Call {{ phone }}{% endif %}", {"phone"})
    assert render_text(asking, {}) == ""
    with pytest.raises(FrontDeskError, match=r"template\.empty_placeholder"):
        render_text(compile_text("Call {{ phone }}", {"phone"}), {})


@pytest.mark.parametrize("source", ["{{", "{% if %}", "{% for x in %}", "{{ person | nonsense }}"])
def test_a_broken_template_is_refused(source: str) -> None:
    with pytest.raises(FrontDeskError, match=r"template\.broken"):
        compile_text(source, {"person"})


def test_values_are_text_and_never_templates_themselves() -> None:
    text = whole("en", replace(CONTEXT, customer="{{ phone }} <b>&amp;"))
    assert "Dear {{ phone }} <b>&amp;," in text


def test_a_phone_number_is_not_parted_at_the_end_of_a_line() -> None:
    assert "(518)\u00a0555-0142" in whole("en")


def test_the_fixed_words_are_the_same_in_every_language() -> None:
    names = set(fixed_words("en"))
    assert all(set(fixed_words(language)) == names for language in LANGUAGES)
    assert fixed_words("../en") == fixed_words("en")


def test_contexts_say_which_values_may_be_empty() -> None:
    optional = {field.name for field in fields(AcknowledgementContext) if field.default == ""}
    assert optional == {"customer", "phone"}
