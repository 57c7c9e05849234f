"""What the office owes for a case, and by when: the targets of the policy book on the office's calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.counting import Counted
from frontdesk.domain.explain import Candidate, Since, explain, figure
from frontdesk.domain.instants import utc
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Direction, Priority, Running
from frontdesk.domain.message import Message
from frontdesk.domain.policy import PolicyBook
from frontdesk.domain.provisions import Starts, Target, Unit

_ON_RECEIPT: Final = (
    DeadlineKind.ACKNOWLEDGE,
    DeadlineKind.FORWARD,
    DeadlineKind.RESPOND,
    DeadlineKind.FIRST_RESPONSE,
    DeadlineKind.RESOLVE,
    DeadlineKind.PROGRESS_UPDATE,
    DeadlineKind.SAFETY_REPORT,
    DeadlineKind.SAFETY_FOLLOW_UP,
)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What decides a case's deadlines; `received` is an instant with a time zone."""

    kind: CaseKind
    channel: Channel
    priority: Priority
    received: datetime
    direction: Direction = Direction.INBOUND

    @property
    def counted_channel(self) -> Channel | None:
        """The channel whose clocks run: none for a contact that the office itself began."""
        return self.channel if self.direction is Direction.INBOUND else None


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed by one moment (`due`, UTC).

    `provisions` are the rows that it comes from, the one that decides first,
    then those that it overruled or that say the same. `promise` tells what the
    office promised its customers from a target beside that. `figure` is the
    deciding figure in words ("7 business days").
    """

    kind: DeadlineKind
    due: datetime
    provisions: tuple[str, ...]
    explanation: tuple[Message, ...]
    policy_version: str
    calendar_digest: str
    promise: bool
    renews: bool
    figure: Message


@dataclass(frozen=True, slots=True)
class Measured:
    """How soon a call or chat is to be taken, in seconds and, for calls, rings; the stricter of each."""

    seconds: int | None
    rings: int | None
    provisions: tuple[str, ...]


def owed(facts: CaseFacts, book: PolicyBook, calendar: OfficeCalendar) -> tuple[Owed, ...]:
    """Return everything owed from the receipt of a case on, at most one of each kind.

    Of several figures for the same thing the one that comes first decides
    (policy-duties, *Where the documents disagree*). Raises `FrontDeskError`
    when the office's calendar never opens again.
    """
    found: dict[DeadlineKind, list[Target]] = {}
    for target in _running(facts, book, Starts.RECEIVED):
        found.setdefault(target.kind, []).append(target)
    return tuple(
        _strictest(found[kind], facts.received, Since.RECEIVED, book, calendar)
        for kind in _ON_RECEIPT
        if kind in found
    )


def progress_update_after(
    told_at: datetime, facts: CaseFacts, book: PolicyBook, calendar: OfficeCalendar
) -> Owed | None:
    """Return the next progress update, counted from the last (CSP-003); None where none is owed."""
    targets = _of_kind(_running(facts, book, Starts.RECEIVED), DeadlineKind.PROGRESS_UPDATE)
    renewing = [target for target in targets if target.renews]
    return _strictest(renewing, told_at, Since.TOLD, book, calendar) if renewing else None


def feedback_after(
    answered_at: datetime, facts: CaseFacts, book: PolicyBook, calendar: OfficeCalendar
) -> Owed | None:
    """Return by when the customer is asked for feedback (CSP-004); None where it is not owed."""
    targets = _of_kind(_running(facts, book, Starts.ANSWERED), DeadlineKind.FEEDBACK)
    return _strictest(targets, answered_at, Since.ANSWERED, book, calendar) if targets else None


def owed_by(target: Target, start: datetime, book: PolicyBook, calendar: OfficeCalendar) -> Owed:
    """Return what one target alone comes to, counted from the receipt of a contact at `start`."""
    return _strictest([target], start, Since.RECEIVED, book, calendar)


def measured_target(channel: Channel, book: PolicyBook) -> Measured | None:
    """Return how soon a call or chat is to be taken (STD-01, STD-03, PRO-1.2a, PRO-1.2c)."""
    targets = [target for target in book.targets() if _is_measured(target) and channel in target.channels]
    if not targets:
        return None
    strict_first = sorted(targets, key=lambda target: (target.unit is not Unit.SECONDS, target.amount))
    return Measured(
        seconds=_least(targets, Unit.SECONDS),
        rings=_least(targets, Unit.RINGS),
        provisions=_provisions(strict_first),
    )


def _running(facts: CaseFacts, book: PolicyBook, starts: Starts) -> Iterator[Target]:
    """Yield the countdowns that a case is subject to; what is measured as it happens is none."""
    for target in book.targets_for(facts.kind, facts.counted_channel, facts.priority):
        if target.starts is starts and not _is_measured(target):
            yield target


def _is_measured(target: Target) -> bool:
    return target.running is Running.MEASURED


def _of_kind(targets: Iterable[Target], kind: DeadlineKind) -> list[Target]:
    return [target for target in targets if target.kind is kind]


def _least(targets: Iterable[Target], unit: Unit) -> int | None:
    return min((target.amount for target in targets if target.unit is unit), default=None)


def _strictest(
    targets: list[Target], start: datetime, since: Since, book: PolicyBook, calendar: OfficeCalendar
) -> Owed:
    start = utc(start)
    candidates = [Candidate(target, _counted(target, start, calendar)) for target in targets]
    candidates.sort(key=lambda candidate: candidate.due)  # stable: the winning document stays first
    winner = candidates[0].target
    return Owed(
        kind=winner.kind,
        due=candidates[0].due,
        provisions=_provisions(candidate.target for candidate in candidates),
        explanation=explain(start, since, candidates, calendar),
        policy_version=book.version,
        calendar_digest=calendar.digest(),
        promise=winner.promise,
        renews=winner.renews,
        figure=figure(winner),
    )


def _counted(target: Target, start: datetime, calendar: OfficeCalendar) -> Counted:
    if target.running is Running.BUSINESS_DAYS:
        return calendar.add_business_days(start, target.amount)
    if target.running is Running.BUSINESS_HOURS:
        return calendar.add_business_time(start, target.duration)
    return Counted(start + target.duration)


def _provisions(targets: Iterable[Target]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(target.provision for target in targets))
