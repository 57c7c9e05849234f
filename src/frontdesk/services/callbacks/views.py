"""What the services show of callbacks: plain frozen data for pages, documents and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from frontdesk.domain.callbacks import CallbackEnd, CallbackPurpose, CallOutcome, CallUrgency
from frontdesk.domain.kinds import CaseKind, Priority, Way
from frontdesk.domain.message import Message


@dataclass(frozen=True, slots=True)
class CallbackRow:
    """One row of the lists: whom to call, when, about what, and who does it."""

    id: int
    version: int
    urgency: CallUrgency
    call_from: datetime  # when to call now: the window, or the next try
    call_until: datetime
    window_start: datetime  # as the customer was told
    window_end: datetime
    number: str
    dial: str  # what follows "tel:"; "" where it is no valid number
    customer: int | None  # whom they were merged into, if they were
    customer_name: str
    about: str
    case: str | None
    case_kind: CaseKind | None
    priority: Priority | None
    staff: int | None
    person: str
    department: str
    attempts: int
    last_outcome: CallOutcome | None
    purpose: CallbackPurpose
    language: str  # the customer's; "" is the office's
    timezone: str  # the customer's own; "" is the office's
    series: int | None
    missed: int
    deadline_id: int | None
    done: datetime | None
    outcome: CallbackEnd | None
    office_closed: bool  # when it is to be called: the office's calendar may have changed since

    @property
    def promised(self) -> bool:
        """Whether it is still to be called in the window that the customer was told."""
        return (self.call_from, self.call_until) == (self.window_start, self.window_end)


@dataclass(frozen=True, slots=True)
class CallbackList:
    """Open callbacks, the most urgent first; `counts` and `total` count also those that are not shown."""

    rows: tuple[CallbackRow, ...]
    counts: Mapping[CallUrgency, int] = field(default_factory=dict)
    total: int = 0


@dataclass(frozen=True, slots=True)
class HourLoad:
    """How many calls are planned for an hour, beside how many there may be; 0 is no limit."""

    start: datetime
    calls: int
    most: int

    @property
    def full(self) -> bool:
        """Whether there is no room for another."""
        return bool(self.most) and self.calls >= self.most


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to call."""

    id: int
    at: datetime
    who: str
    outcome: CallOutcome
    note: str
    number: str
    in_time: bool
    again_from: datetime | None
    again_until: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What happened to a callback beside its tries: agreed, moved, handed over …"""

    at: datetime
    kind: str  # of the event: "callback.moved"
    title: Message
    detail: str
    who: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class CallbackView:
    """One callback with all that whoever calls needs."""

    row: CallbackRow
    agreed: datetime
    agreed_by: str
    reason: str  # why it was given up
    attempts: tuple[Attempt, ...]
    history: tuple[HistoryLine, ...]
    script: Message  # the opening line, to be said in `language`
    next_tries: Mapping[CallOutcome, tuple[datetime, datetime]]  # proposed; none when this try is the last
    most_attempts: int
    counted: int  # tries of those; a call before the promised window is none
    early: bool  # whether that window has not begun yet
    details: str  # what was written down when it was promised
    can_undo: bool
    series: SeriesView | None = None
    card: Way | None = None  # how they are told after the last try; None where nothing reaches them


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Calls that come again and again."""

    id: int
    version: int
    rule: str  # RFC 5545
    words: Message  # "every Monday"
    first_on: date
    starts: str  # "15:00" by the office's clock
    minutes: int
    exceptions: tuple[date, ...]
    case: str | None
    customer: int | None
    customer_name: str
    about: str
    number: str
    person: str
    department: str
    coming: tuple[date, ...]  # the next few days, exceptions left out
    ended: datetime | None
    end_reason: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """A callback that was agreed, what to say about it, and what is worth a second look."""

    id: int
    deadline: int
    say: Message
    language: str
    timezone: str  # in which the customer is told the time; "" is the office's
    warnings: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Attempted:
    """What came of a try: a next one, or the end, then perhaps with a card in the Mailroom."""

    attempt: int
    ended: CallbackEnd | None
    again: tuple[datetime, datetime] | None = None
    letter: int | None = None
    next_of_series: int | None = None  # the callback that follows
