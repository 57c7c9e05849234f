"""What Today shows of one thing owed. It stands by itself, for the start needs no other view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.kinds import CaseKind, DeadlineKind, Priority
from frontdesk.domain.message import Message


@dataclass(frozen=True, slots=True)
class OwedItem:
    """One row of Today: who, what, why, by when, and the one next action."""

    deadline_id: int
    kind: DeadlineKind
    due: datetime
    case: str | None
    case_kind: CaseKind | None
    priority: Priority | None
    subject: str
    customer: int | None
    customer_name: str
    owner: str
    department: str
    provisions: tuple[str, ...]
    why: Message  # "P3, 4 hours", "7 business days", "day 6 of 7"
    action: str  # the one next: "acknowledge", "print", "mark_posted", "refer", "answer", "tell_customer" …
    number: str = ""  # for a callback
    promised: bool = False
    on_top: bool = False  # of a safety incident, which stands above everything (PRO-8.1)
    suggestion: str | None = None  # the reference of an entry of the suggestion book
    stands_in: str = ""  # who does it while the owner is away
