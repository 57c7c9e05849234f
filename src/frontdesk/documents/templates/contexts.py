"""What a template may know: one closed type for each kind of document and way of sending it.

A template cannot name what its context has no field for. A postcard's context has none
for what a case is about, so that cannot reach a postcard at all (PRO-4.1, POL-22).

Values are plain: days, moments in the office's local time, lists. They are written in the
letter's language only when they are printed. A field with a default may be empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.documents.templates.postcard_contexts import (
    AcknowledgementPostcard,
    CallbackMissedPostcard,
    ExtensionPostcard,
    MissingInformationPostcard,
    Postcard,
)
from frontdesk.domain.kinds import CaseKind, LetterKind, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterlike:
    """What every letter and e-mail may say: to whom, from whom, and how to reach us.

    `hours` are the opening hours as short lines.
    """

    office: str
    customer: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    hours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutCase(Letterlike):
    """What every letter on a case may say; `about` is its subject line."""

    kind: CaseKind
    reference: str
    received: date
    person: str
    department: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(AboutCase):
    """Who has it, and when to expect an answer (POL-10, POL-22)."""

    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(AboutCase):
    """Analysis and resolution, or the reasons why not (POL-15)."""

    analysis: str = ""
    resolution: str = ""
    reasons_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(AboutCase):
    """The new date, told before the old one passes, and why (POL-16)."""

    old_date: date
    new_date: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(AboutCase):
    """How an interruption stands, the new pick-up time, and when we tell more (CSP-003)."""

    wording: str
    pick_up_at: str = ""
    next_update_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionOutcome(Letterlike):
    """What was changed because of a suggestion, or why nothing was (POL-07, POL-08)."""

    suggestion: str
    given_on: date
    person: str
    department: str = ""
    reference: str = ""
    change: str = ""
    changed_on: date | None = None
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(AboutCase):
    """What went wrong, what was done about it, and how we follow up (STD-15, PRO-5.1)."""

    done: str
    what_happened: str = ""
    offer: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackMissed(Letterlike):
    """That we called and reached nobody: when, about what, and how to reach us (CSP-002)."""

    person: str
    tries: tuple[datetime, ...]
    department: str = ""
    reference: str = ""
    about: str = ""
    reply_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingInformation(AboutCase):
    """What we need from the customer, by when, and what for (POL-20)."""

    needed: tuple[str, ...]
    needed_by: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Free(Letterlike):
    """Whatever somebody wrote."""

    subject: str
    text: str
    reference: str = ""
    person: str = ""
    department: str = ""


TemplateContext = Letterlike | Postcard

_WRITTEN: Mapping[LetterKind, type[Letterlike]] = {
    LetterKind.ACKNOWLEDGEMENT: Acknowledgement,
    LetterKind.ANSWER: Answer,
    LetterKind.EXTENSION: Extension,
    LetterKind.PROGRESS: Progress,
    LetterKind.SUGGESTION_OUTCOME: SuggestionOutcome,
    LetterKind.APOLOGY: Apology,
    LetterKind.CALLBACK_MISSED: CallbackMissed,
    LetterKind.MISSING_INFORMATION: MissingInformation,
    LetterKind.FREE: Free,
}
# What is about the content of a case has no postcard: an answer, a progress, an apology.
_POSTCARDS: Mapping[LetterKind, type[Postcard]] = {
    LetterKind.ACKNOWLEDGEMENT: AcknowledgementPostcard,
    LetterKind.EXTENSION: ExtensionPostcard,
    LetterKind.CALLBACK_MISSED: CallbackMissedPostcard,
    LetterKind.MISSING_INFORMATION: MissingInformationPostcard,
}

CONTEXTS: Mapping[tuple[LetterKind, Way], type[TemplateContext]] = {
    **{(kind, way): written for kind, written in _WRITTEN.items() for way in (Way.LETTER, Way.EMAIL)},
    **{(kind, Way.POSTCARD): card for kind, card in _POSTCARDS.items()},
}
"""The context of every kind and way; what is not in here cannot be sent so."""
