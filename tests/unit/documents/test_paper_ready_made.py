"""Every ready-made template of every kind, way, language and formality: complete, and without a hole."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from frontdesk.documents.templates.check import check_template
from frontdesk.documents.templates.examples import example_context, variants
from frontdesk.documents.templates.filling import fill, fill_marked, parts_of
from frontdesk.documents.templates.placeholders import MATTER, placeholders
from frontdesk.documents.templates.ready_made import languages, ready_made
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.kinds import CaseKind, Formality, LetterKind, Way
from frontdesk.paths import resources

TODAY = date(2026, 11, 23)
LETTERS = resources() / "letters"
NO_KINDS = {"words", "speech", "examples"}
LEFT_OVER = re.compile(r"[{}‹›]|\s{2,}| [,.;]|\.\.|,,|\( ?\)|\bNone\b")
INFORMAL = {"de": r"\b(Sie|Ihnen|Ihre?[mnrs]?)\b", "fr": r"\b(vous|votre|vos)\b", "es": r"\b(usted|su|sus)\b"}
FORMAL = {
    "de": r"\b(du|dir|dich|deine?[mnrs]?)\b",
    "fr": r"\b(tu|te|toi|ton|ta|tes)\b",
    "es": r"\b(tú|ti|tu|tus)\b",
}


def every() -> Iterator[tuple[LetterKind, Way, str, Formality]]:
    for kind in LetterKind:
        for way in ways_of(kind):
            for language in languages():
                for formality in Formality:
                    yield kind, way, language, formality


ALL = pytest.mark.parametrize(("kind", "way", "language", "formality"), list(every()))


def test_there_is_a_folder_of_every_kind_and_no_other() -> None:
    assert {path.name for path in LETTERS.iterdir()} == {*LetterKind, *NO_KINDS}


@pytest.mark.parametrize("folder", sorted({*LetterKind, *NO_KINDS}))
def test_every_language_is_in_every_folder(folder: str) -> None:
    assert sorted(path.stem for path in (LETTERS / folder).iterdir()) == list(languages())


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("language", languages())
def test_a_file_has_every_way_and_formality_and_nothing_else(kind: LetterKind, language: str) -> None:
    table = tomllib.loads((LETTERS / kind / f"{language}.toml").read_text(encoding="utf-8"))
    assert set(table) == set(ways_of(kind))
    assert all(set(texts) == set(Formality) for texts in table.values())
    for way, texts in table.items():
        for text in texts.values():
            wanted = {"subject", "body", "closing"}
            assert set(text) == wanted or (way == Way.EMAIL and set(text) <= wanted)


@ALL
def test_nothing_is_wrong_with_it(kind: LetterKind, way: Way, language: str, formality: Formality) -> None:
    assert check_template(kind, way, language, formality, ready_made(kind, way, language, formality)) == ()


@ALL
def test_it_has_no_hole_and_nothing_left_over(
    kind: LetterKind, way: Way, language: str, formality: Formality
) -> None:
    for context in variants(kind, way, language, TODAY):
        text = fill(kind, way, language, formality, context)
        assert text.paragraphs
        assert text.closing
        for line in "\n".join((text.subject, *text.paragraphs, text.closing)).split("\n"):
            assert line.strip()
            assert LEFT_OVER.search(line) is None, line


@ALL
def test_its_reader_is_addressed_in_one_way(
    kind: LetterKind, way: Way, language: str, formality: Formality
) -> None:
    wrong = (INFORMAL if formality is Formality.INFORMAL else FORMAL).get(language)
    if wrong is None:
        return
    for _, text in parts_of(ready_made(kind, way, language, formality)):
        said = re.sub(r"\{[{%].*?[%}]\}", "", text)
        assert re.search(wrong, said) is None, re.search(wrong, said)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("formality", list(Formality))
def test_a_case_of_every_kind_is_called_something(language: str, formality: Formality) -> None:
    for kind in CaseKind:
        context = example_context(LetterKind.ANSWER, Way.LETTER, language, TODAY, {"kind": kind})
        assert not fill_marked(LetterKind.ANSWER, Way.LETTER, language, formality, context).holes


@pytest.mark.parametrize("language", languages())
def test_the_examples_know_every_placeholder(language: str) -> None:
    table = tomllib.loads((LETTERS / "examples" / f"{language}.toml").read_text(encoding="utf-8"))
    known = {each.name for kind in LetterKind for way in ways_of(kind) for each in placeholders(kind, way)}
    assert (known - {MATTER}) | {"address"} == {
        name for name, value in table.items() if not isinstance(value, dict)
    }
