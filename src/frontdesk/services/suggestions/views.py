"""What is shown of the suggestion book: plain frozen data for pages, documents and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.message import Message
from frontdesk.domain.suggestions import (
    AuthorKind,
    HearBy,
    Size,
    SuggestionSource,
    SuggestionState,
    TellingState,
)
from frontdesk.services.views import DeadlineView, DocumentView, TimelineEntry

NOT_SAID_IN = "suggestion.not_said_in"
"""The problem of somebody in whose language nothing has been said."""


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One row of the list, or one card of the board."""

    id: int
    reference: str
    state: SuggestionState
    title: str  # where none was given, the beginning of the text
    author: str  # "" for an anonymous entry
    author_kind: AuthorKind
    anonymous: bool
    theme: str
    place: str
    language: str
    source: SuggestionSource
    given: datetime
    support: int
    withheld: bool
    assignee: str  # a colleague's name, or somebody outside
    due_on: date | None
    effort: Size | None
    benefit: Size | None
    comments: int
    photos: int
    version: int


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One state on the board: how many there are, and the first of them."""

    state: SuggestionState
    count: int
    rows: tuple[SuggestionRow, ...]


@dataclass(frozen=True, slots=True)
class SupporterView:
    """Somebody who wants the same."""

    id: int
    customer: int | None
    name: str
    hear_by: HearBy
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentView:
    """What a colleague said about an entry."""

    id: int
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A case that an entry has to do with."""

    reference: str
    subject: str


@dataclass(frozen=True, slots=True)
class TellingView:
    """Somebody to be told, and how far that has come; `problem` says what keeps it from being prepared."""

    id: int
    suggestion: str  # the reference of what was decided
    title: str
    state: SuggestionState  # what became of it
    entry: str  # the reference of the entry whose writer it is
    supporter: bool  # no writer, but somebody who wants the same
    customer: int | None
    name: str
    hear_by: HearBy
    language: str
    telling: TellingState
    since: datetime
    letter: int | None
    ended: datetime | None
    how: Message | None
    problem: Message | None = None
    callback: int | None = None  # that is still to be made, or has reached them
    note: Message | None = None  # what came of it so far

    @property
    def unsaid(self) -> bool:
        """Whether all that is missing is the outcome in their language."""
        return self.problem is not None and self.problem.id == NOT_SAID_IN

    @property
    def nameless(self) -> bool:
        """Whether nobody knows who they are: only the notice tells them."""
        return self.customer is None and not self.name and self.hear_by is HearBy.NOTICE


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """One entry with everything about it."""

    id: int
    reference: str
    state: SuggestionState
    title: str
    text: str
    author_kind: AuthorKind
    author: str
    customer: int | None
    staff: int | None
    anonymous: bool
    print_name: bool
    hear_by: HearBy
    language: str
    theme: str
    place: str
    source: SuggestionSource
    interaction: int | None
    import_source: str
    origin: Mapping[str, str]
    given: datetime
    entered: datetime
    support: int
    counted: int  # of the support: those of whom only the number is known
    against: int
    supporters: tuple[SupporterView, ...]
    withheld: bool
    withheld_reason: str
    assignee: int | None
    assignee_name: str
    outside: str
    due_on: date | None
    effort: Size | None
    benefit: Size | None
    plan: str
    reasons: Mapping[str, str]  # by language
    changes: Mapping[str, str]  # by language
    looked: datetime | None
    decided: datetime | None
    finished: datetime | None
    told: datetime | None
    merged_into: str  # a reference
    merged: tuple[str, ...]  # the references of those that this one goes on with
    split_from: str
    comments: tuple[CommentView, ...]
    cases: tuple[LinkedCase, ...]
    tellings: tuple[TellingView, ...]
    deadlines: tuple[DeadlineView, ...]
    documents: tuple[DocumentView, ...]
    timeline: tuple[TimelineEntry, ...]
    next_states: tuple[SuggestionState, ...]  # where it may be moved on the board
    actions: tuple[str, ...]  # what can be done now; the first is the next one
    languages: tuple[str, ...]  # of the writer and all supporters: reasons and changes are needed in each
    version: int


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry that may ask for the same; `score` goes from 0 to 100."""

    id: int
    reference: str
    title: str
    state: SuggestionState
    support: int
    score: int
