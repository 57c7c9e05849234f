"""What somebody writes: the kind of letter, its way, its facts, and words of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from frontdesk.domain.correspondence import check_way
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.correspondence.facts import ON_A_CASE, WITHOUT_CASE, tidy_facts
from frontdesk.services.correspondence.record import OwnWords
from frontdesk.services.texts import LINE, SUBJECT, many_lines, one_line

_MOST_PARAGRAPHS = 500
_MOST_ENCLOSURES = 50
_CODE = 35  # characters of a language tag (BCP 47)


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """A letter as somebody wrote it.

    `facts` are named as in `facts.FACTS`; `words` replace what the template says. A `draft` may lack what
    a letter that goes out may not. An empty language is the customer's.
    """

    kind: LetterKind
    way: Way
    facts: Mapping[str, Any] = field(default_factory=dict)
    language: str = ""
    formality: str = ""
    words: OwnWords | None = None
    enclosures: tuple[str, ...] = ()
    draft: bool = False


def tidy_entry(entry: LetterEntry, *, on_case: bool) -> LetterEntry:
    """Return the entry with clean texts.

    Raises `FrontDeskError` with the field at fault: "kind" for what is not written to somebody without a
    case, "way", a fact's name, "subject" or "text" of one's own words.
    """
    if entry.kind not in (ON_A_CASE if on_case else WITHOUT_CASE):
        raise FrontDeskError(
            "letter.kind_needs_case" if not on_case else "letter.kind_of_no_case", field="kind"
        )
    check_way(entry.kind, entry.way)
    facts_needed = not entry.draft and entry.words is None
    return replace(
        entry,
        facts=tidy_facts(entry.kind, entry.facts, complete=facts_needed),
        language=one_line(entry.language, "language", limit=_CODE),
        formality=one_line(entry.formality, "formality", limit=_CODE),
        words=_tidy_words(entry.words, draft=entry.draft) if entry.words else None,
        enclosures=_enclosures(entry.enclosures),
    )


def _tidy_words(words: OwnWords, *, draft: bool) -> OwnWords:
    subject = one_line(words.subject, "subject", limit=SUBJECT)
    text = many_lines("\n\n".join(words.paragraphs), "text")
    paragraphs = tuple(part.strip("\n") for part in text.split("\n\n") if part.strip())
    if len(paragraphs) > _MOST_PARAGRAPHS:
        raise FrontDeskError("input.too_many", field="text", most=_MOST_PARAGRAPHS)
    for name, value in (("subject", subject), ("text", paragraphs)):
        if not value and not draft:
            raise FrontDeskError("text.missing", field=name)
    return OwnWords(subject, paragraphs, many_lines(words.closing, "closing", limit=LINE))


def _enclosures(given: tuple[str, ...]) -> tuple[str, ...]:
    lines = tuple(line for each in given if (line := one_line(each, "enclosures")))
    if len(lines) > _MOST_ENCLOSURES:
        raise FrontDeskError("input.too_many", field="enclosures", most=_MOST_ENCLOSURES)
    return lines
