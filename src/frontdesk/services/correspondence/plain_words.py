"""The plainest words of each kind of letter: salutation, the facts as they were typed, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from frontdesk.documents.templates import FilledText
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.cases.record import CaseRecord
from frontdesk.services.correspondence.facts import day_of, tidy_facts
from frontdesk.services.correspondence.record import LetterRecord
from frontdesk.words import Words


def plain_words(words: Words, letter: LetterRecord, case: CaseRecord | None) -> FilledText:
    """Return the words of a letter. Raises `FrontDeskError` for a fact that is missing."""
    tidy_facts(letter.kind, letter.facts)
    dear = "plain.dear" if letter.customer_name else "plain.dear_nobody"
    body = _postcard(words, letter) if letter.way is Way.POSTCARD else _BODIES[letter.kind](words, letter)
    return FilledText(
        subject=_subject(words, letter, case),
        paragraphs=(words.text(dear, customer=letter.customer_name), *(part for part in body if part)),
        closing=words.text("plain.closing"),
    )


def _subject(words: Words, letter: LetterRecord, case: CaseRecord | None) -> str:
    if letter.kind is LetterKind.FREE:
        return str(letter.facts["subject"])
    return words.text(f"plain.subject.{letter.kind}", reference=case.reference if case else "")


def _answer(words: Words, letter: LetterRecord) -> Iterator[str]:
    yield words.text("plain.answer")
    for name in ("analysis", "resolution", "reasons_not"):
        yield str(letter.facts.get(name) or "")


def _extension(words: Words, letter: LetterRecord) -> Iterator[str]:
    yield words.text("plain.extension", day=day_of(letter.facts, "new_date"))
    yield str(letter.facts.get("reason") or "")


def _progress(words: Words, letter: LetterRecord) -> Iterator[str]:
    yield str(letter.facts["wording"])
    if letter.facts.get("pick_up_at"):
        yield words.text("plain.pick_up", at=letter.facts["pick_up_at"])


def _outcome(words: Words, letter: LetterRecord) -> Iterator[str]:
    yield words.text("plain.outcome", suggestion=letter.facts["suggestion"])
    for name in ("change", "reasons"):
        yield str(letter.facts.get(name) or "")


def _apology(words: Words, letter: LetterRecord) -> Iterator[str]:
    yield words.text("plain.apology")
    for name in ("what_happened", "done", "offer", "follow_up"):
        yield str(letter.facts.get(name) or "")


def _missed(words: Words, letter: LetterRecord) -> Iterator[str]:
    tries = tuple(datetime.fromisoformat(each) for each in letter.facts["tries"])
    yield words.text("plain.callback_missed", tries=tries)
    if letter.facts.get("about") and letter.way is not Way.POSTCARD:
        yield str(letter.facts["about"])


def _missing(words: Words, letter: LetterRecord) -> Iterator[str]:
    yield words.text("plain.missing_information", day=day_of(letter.facts, "needed_by"))
    yield "\n".join(f"– {each}" for each in letter.facts["needed"])
    yield str(letter.facts.get("reason") or "")


def _free(_words: Words, letter: LetterRecord) -> Iterator[str]:
    yield from str(letter.facts["text"]).split("\n\n")


def _acknowledgement(_words: Words, _letter: LetterRecord) -> Iterator[str]:
    yield from ()


def _postcard(words: Words, letter: LetterRecord) -> Iterator[str]:
    """Yield what everybody may read: when, and nothing of the case (PRO-4.1)."""
    if letter.kind is LetterKind.EXTENSION:
        yield words.text("plain.extension", day=day_of(letter.facts, "new_date"))
    elif letter.kind is LetterKind.CALLBACK_MISSED:
        yield from _missed(words, letter)
    else:
        yield words.text("plain.please_call", day=day_of(letter.facts, "needed_by"))
    if letter.case:
        yield words.text("plain.reference", reference=letter.case)


_BODIES: Mapping[LetterKind, Callable[[Words, LetterRecord], Iterator[str]]] = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.ANSWER: _answer,
    LetterKind.EXTENSION: _extension,
    LetterKind.PROGRESS: _progress,
    LetterKind.SUGGESTION_OUTCOME: _outcome,
    LetterKind.APOLOGY: _apology,
    LetterKind.CALLBACK_MISSED: _missed,
    LetterKind.MISSING_INFORMATION: _missing,
    LetterKind.FREE: _free,
}
