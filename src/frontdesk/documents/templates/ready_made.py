"""The templates that come with the program: `resources/letters/<kind>/<language>.toml`.

A file has a table for each way and formality, `[letter.formal]`. What an e-mail does not say
differently is taken from the letter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from frontdesk.documents.templates.speech import FALLBACK_LANGUAGE
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.paths import resources


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """The text of a template. An empty line of `body` begins a paragraph."""

    subject: str
    body: str
    closing: str


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages in which there are ready-made templates."""
    folder = resources() / "letters" / LetterKind.ACKNOWLEDGEMENT
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def nearest_language(language: str) -> str:
    """Return the language of the ready-made template for a wish: "de" for "de-AT", English for "tlh"."""
    primary = language.partition("-")[0].lower()
    return primary if primary in languages() else FALLBACK_LANGUAGE


@lru_cache(maxsize=512)
def ready_made(kind: LetterKind, way: Way, language: str, formality: Formality) -> TemplateSource:
    """Return the template that comes with the program, in English where the language has none.

    Raises `FrontDeskError` where nothing is sent so.
    """
    if way not in ways_of(kind):
        raise FrontDeskError("template.no_such_way", field="way", kind=kind.value, way=way.value)
    file = resources() / "letters" / kind / f"{nearest_language(language)}.toml"
    table: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    found = dict(table[way][formality])
    if way is Way.EMAIL:
        found = {**table[Way.LETTER][formality], **found}
    return TemplateSource(found["subject"], found["body"].strip("\n"), found["closing"])
