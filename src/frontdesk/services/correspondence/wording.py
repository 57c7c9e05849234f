"""The words of a letter: those of a person where somebody wrote them, else its template's, filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from frontdesk.documents.templates.filling import FilledText, fill, spoken
from frontdesk.documents.templates.speech import Speech, speech_tag
from frontdesk.domain.correspondence import CHANGEABLE
from frontdesk.domain.kinds import CorrespondenceState, Formality, LetterKind
from frontdesk.services.cases.naming import who_and_when
from frontdesk.services.cases.record import read_case
from frontdesk.services.context import Context
from frontdesk.services.correspondence.letter_context import LetterLike, context_of
from frontdesk.services.correspondence.template_views import (
    TemplateKey,
    TemplateView,
    original,
    template,
    template_version,
)
from frontdesk.services.customers.family import root_of
from frontdesk.services.rules import rules
from frontdesk.services.stationery.settings import letter_settings
from frontdesk.store.models import Customer

_ORIGINAL = "original"
_DIGITS = 8  # of a digest: enough to tell two texts apart, short enough to be read


class OwnText(Protocol):
    """What a person wrote instead of what the template says."""

    @property
    def subject(self) -> str: ...
    @property
    def paragraphs(self) -> tuple[str, ...]: ...
    @property
    def closing(self) -> str: ...


class WrittenLetter(LetterLike, Protocol):
    """A letter with the words that a person gave it, and the version of the template it was made from."""

    @property
    def words(self) -> OwnText | None: ...
    @property
    def state(self) -> CorrespondenceState: ...
    @property
    def approved(self) -> datetime | None: ...
    @property
    def template(self) -> int | None: ...
    @property
    def template_version(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Wording:
    """What a letter says, and from which text: `template` and `version` are to be kept with it once printed.

    `speech` is its language, with the region by whose customs dates are written, and its formality.
    """

    text: FilledText
    speech: Speech
    template: int | None
    version: str


def wording(ctx: Context, letter: WrittenLetter) -> Wording:
    """Return what a letter says.

    One that is on paper, or was approved, keeps the version of the text that it was made from; any other
    takes the text in force.
    Raises `FrontDeskError` for what the template needs and nobody has said (POL-10, POL-14).
    """
    key = template_key(ctx, letter)
    view = _view(ctx, letter, key)
    source = None if view.original else view.source
    tag = speech_tag(key.language, rules(ctx).office.country)
    speech = Speech(spoken(tag, source), key.formality)
    if letter.words is not None:
        text = FilledText(letter.words.subject, letter.words.paragraphs, letter.words.closing)
    else:
        if key.kind is LetterKind.ACKNOWLEDGEMENT and letter.case:
            who_and_when(ctx.store, read_case(ctx.store, letter.case))
        context = context_of(ctx, letter, speech)
        text = fill(key.kind, key.way, tag, key.formality, context, source)
    return Wording(text, speech, view.id, version_stamp(view))


def template_key(ctx: Context, letter: LetterLike) -> TemplateKey:
    """Return which text a letter is written with: its own language and formality, else the customer's,
    else the office's."""
    language = letter.language or rules(ctx).language
    return TemplateKey(letter.kind, letter.way, language, _formality(ctx, letter))


def version_stamp(view: TemplateView) -> str:
    """Return how a letter remembers the text it was made from: "3", or "original 1a2b3c4d"."""
    if not view.original:
        return str(view.version)
    source = view.source
    digest = sha256("\x00".join((source.subject, source.body, source.closing)).encode()).hexdigest()
    return f"{_ORIGINAL} {digest[:_DIGITS]}"


def _view(ctx: Context, letter: WrittenLetter, key: TemplateKey) -> TemplateView:
    made = letter.approved is not None or letter.state not in CHANGEABLE
    if made and letter.template is not None:
        return template_version(ctx, id=letter.template)
    if made and letter.template_version:
        return original(key)
    return template(ctx, key=key)


def _formality(ctx: Context, letter: LetterLike) -> Formality:
    chosen = letter.formality
    if not chosen and letter.customer is not None:
        root = root_of(ctx.store, letter.customer)
        chosen = ctx.store.value(Customer.select(Customer.formality).where(Customer.id == root)) or ""
    return Formality(chosen) if chosen else letter_settings(ctx.store).formality
