"""The texts of all languages agree with the English ones."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest

from frontdesk.domain import kinds
from frontdesk.paths import resources
from frontdesk.words import languages
from frontdesk.words.catalogue import catalogue, texts_in
from frontdesk.words.template import places

TRANSLATIONS = resources() / "translations"
FILES = sorted(TRANSLATIONS.glob("*/*.toml"))
AREAS = sorted(file.stem for file in (TRANSLATIONS / "en").glob("*.toml"))
TRANSLATED = [language for language in languages() if language != "en"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_places_of_the_english_text(language: str) -> None:
    forms = TRANSLATIONS / language / "ui_forms.toml"  # its ids are the English of the forms themselves
    on_forms = {id_: id_ for id_ in texts_in(forms)} if forms.exists() else {}
    english = {**on_forms, **catalogue("en").all()}
    for id_, text in catalogue(language).all().items():
        assert id_ in english, f"{language}: {id_} has no English text"
        assert set(places(text)) == set(places(english[id_])), f"{language}: {id_}"


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_has_every_text(language: str, area: str) -> None:
    wanted = texts_in(TRANSLATIONS / "en" / f"{area}.toml")
    assert sorted(wanted.keys() - catalogue(language).all().keys()) == []


@pytest.mark.parametrize("language", languages())
def test_no_id_stands_in_two_files(language: str) -> None:
    ids = Counter(id_ for file in (TRANSLATIONS / language).glob("*.toml") for id_ in texts_in(file))
    assert [id_ for id_, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_texts_are_well_formed(file: Path) -> None:
    for id_, text in texts_in(file).items():
        # What is added to another text begins with the space between them, and is in brackets.
        added = text.startswith(" (") and text.endswith(")")
        assert text == f"{' ' if added else ''}{text.strip()}" != "", id_
        assert all(name.isidentifier() for name in places(text)), id_


@pytest.mark.parametrize(
    ("prefix", "closed_list"),
    [
        ("kind", kinds.CaseKind),
        ("channel", kinds.Channel),
        ("direction", kinds.Direction),
        ("contact", kinds.ContactKind),
        ("priority", kinds.Priority),
        ("outcome", kinds.Outcome),
        ("way", kinds.Way),
        ("status", kinds.CaseStatus),
        ("deadline", kinds.DeadlineKind),
        ("state", kinds.DeadlineState),
        ("mail_type", kinds.MailType),
        ("slip", kinds.Slip),
        ("correspondence", kinds.CorrespondenceState),
        ("letter.kind", kinds.LetterKind),
        ("letter.name", kinds.LetterKind),
        ("service", kinds.PostalService),
    ],
)
def test_every_word_of_the_closed_lists_has_a_text(prefix: str, closed_list: type[StrEnum]) -> None:
    missing = [member for member in closed_list if f"{prefix}.{member}" not in catalogue("en").all()]
    assert missing == []
