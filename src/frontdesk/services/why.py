"""Why something is owed by then, in a few words: "P3, 4 business hours", "day 6 of 7", "every 24 hours"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.due import DueView
from frontdesk.domain.explain import figure
from frontdesk.domain.kinds import DeadlineKind, Priority, Running
from frontdesk.domain.message import Message, message
from frontdesk.domain.provisions import Target
from frontdesk.services.rules import Rules

_BY_PRIORITY = (DeadlineKind.FIRST_RESPONSE, DeadlineKind.RESOLVE)


@dataclass(frozen=True, slots=True)
class Why:
    """What is known of a deadline."""

    kind: DeadlineKind
    provisions: tuple[str, ...]
    started: datetime
    priority: Priority | None
    promised: bool


def why(office: Rules, view: DueView, asked: Why) -> Message:
    """Return why it is owed by then."""
    if asked.kind is DeadlineKind.CALLBACK:
        return message("why.agreed", at=asked.started)
    if asked.kind is DeadlineKind.MESSAGE:
        return message("why.taken", at=asked.started)
    target = _target(office, asked)
    if target is None:
        return message("why.promised")
    if asked.kind is DeadlineKind.RESPOND and target.running is Running.BUSINESS_DAYS:
        return _day(view, asked, target)
    if asked.kind is DeadlineKind.PROGRESS_UPDATE:
        return message("why.every", figure=figure(target))
    if asked.kind in _BY_PRIORITY and target.priorities:
        return message("why.priority", priority=str(asked.priority), figure=figure(target))
    return message("why.figure", figure=figure(target))


def _day(view: DueView, asked: Why, target: Target) -> Message:
    """Return "day 6 of 7" while the days run, and the figure before and after."""
    received = view.calendar.local(asked.started).date()
    number = view.calendar.count_business_days(received, view.today) if received <= view.today else 0
    if 0 < number <= target.amount:
        return message("why.day_of", n=number, amount=target.amount)
    return message("why.figure", figure=figure(target))


def _target(office: Rules, asked: Why) -> Target | None:
    """Return the deciding figure; None for a date that somebody promised."""
    deciding = asked.provisions[0] if asked.provisions else ""
    found = (
        target
        for target in office.book.targets()
        if target.provision == deciding
        and target.kind is asked.kind
        and (not target.priorities or asked.priority in target.priorities)
    )
    return next(found, None)
