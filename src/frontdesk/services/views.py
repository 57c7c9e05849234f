"""What the services show: plain frozen data for pages, documents and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    Channel,
    DeadlineKind,
    DeadlineState,
    Direction,
    Priority,
)
from frontdesk.domain.message import Message


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """One thing owed, and why."""

    id: int
    kind: DeadlineKind
    due: datetime
    state: DeadlineState
    provisions: tuple[str, ...]
    explanation: tuple[Message, ...]
    settled: datetime | None = None
    settled_how: str = ""
    reason: str = ""
    promised: bool = False
    recomputed_due: datetime | None = None  # where today's calendar would put a promised date


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a logged contact."""

    interaction: int
    case: str | None  # its reference
    deadlines: tuple[DeadlineView, ...]
    say: Message | None
    customer: int | None
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What logging a contact would bring: shown while it is being typed."""

    say: Message | None
    language: str  # the customer's
    expected_on: date | None
    provision: str  # what the expected date comes from
    deadlines: tuple[tuple[DeadlineKind, datetime], ...]
    warnings: tuple[Message, ...]  # the person is away; a similar case is open …


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row of the list of cases."""

    id: int
    reference: str
    kind: CaseKind
    priority: Priority
    status: CaseStatus
    channel: Channel
    subject: str
    customer_name: str
    owner: str
    department: str
    received: datetime
    next_due: datetime | None
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened to a case, newest last."""

    at: datetime
    kind: str  # picks the icon: "call", "mail", "refer", "print", "note", "overdue" …
    title: Message
    detail: str  # what somebody wrote
    who: str
    undone: bool = False
    interaction: int | None = None
    sequence: int | None = None  # in the event log


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A scan or a printed document."""

    id: int
    name: str
    media_type: str
    pages: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkedSuggestion:
    """An entry of the suggestion book that a case has to do with."""

    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with everything about it."""

    id: int
    reference: str
    kind: CaseKind
    priority: Priority
    status: CaseStatus
    channel: Channel
    subject: str
    topic: str
    customer: int | None
    customer_name: str
    owner: str
    department: str
    received: datetime
    expected_on: date | None
    waiting_reason: str
    ended: datetime | None
    end_reason: str
    feedback: str
    joined_into: str
    linked: tuple[str, ...]
    imported: bool
    version: int
    deadlines: tuple[DeadlineView, ...]
    timeline: tuple[TimelineEntry, ...]
    documents: tuple[DocumentView, ...]
    actions: tuple[str, ...]  # what can be done now; the first is the next one
    suggestions: tuple[LinkedSuggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """One suggestion of the look-up while typing."""

    id: int
    name: str
    organisation: str
    number: str
    place: str
    contacts: int
    open_cases: int


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One earlier contact of a customer, beside the intake form."""

    interaction: int
    at: datetime
    channel: Channel
    case: str | None
    kind: CaseKind | None
    subject: str
    status: CaseStatus | None
    direction: Direction = Direction.INBOUND


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result of the search field."""

    kind: str  # customer, case, interaction
    target: int
    title: str
    detail: str
