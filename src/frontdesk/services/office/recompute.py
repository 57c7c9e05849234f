"""Open deadlines follow the calendar and the policies; a date told to a customer never moves by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontdesk.domain.deadlines import CaseFacts, Owed, feedback_after, owed
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, DeadlineState, Direction, Priority
from frontdesk.services.cases.record import begun_by
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.office.holidays_known import remember_holidays
from frontdesk.services.office.practice import look_owed, message_owed
from frontdesk.services.office.public_holidays import PublicHolidays
from frontdesk.services.rules import Rules, rules
from frontdesk.store.models import Case, Deadline

_COUNTED_FROM_RECEIPT = frozenset(
    {
        DeadlineKind.ACKNOWLEDGE,
        DeadlineKind.FORWARD,
        DeadlineKind.RESPOND,
        DeadlineKind.FIRST_RESPONSE,
        DeadlineKind.RESOLVE,
    }
)
_NAMED_DAY = "explain.promised"
_WAITING = (DeadlineState.OPEN.value, DeadlineState.PAUSED.value)


@dataclass(frozen=True, slots=True)
class _Stored:
    """An open deadline with what it is computed from."""

    id: int
    kind: DeadlineKind
    due: datetime
    started: datetime
    promised: bool
    recomputed_due: datetime | None
    named_day: bool  # somebody promised a day of their own choice, not the policies'
    facts: CaseFacts | None  # None: of no case


def recompute_deadlines(ctx: Context) -> Done[int]:
    """Compute every open deadline anew and return how many moved. Inside the caller's transaction.

    One that was promised stays and keeps where the rules of now would put it.
    """
    office = rules(ctx)
    _remember_holidays(ctx, office)
    moved = 0
    for stored in tuple(_open_deadlines(ctx)):
        found = _now_owed(office, stored)
        if stored.promised:
            due = _named_day(office, stored) if stored.named_day else found.due if found else stored.due
            _show_difference(ctx, stored, due)
        elif found is not None and not stored.named_day:
            moved += _move(ctx, stored, found)
    return Done(moved, Changes(frozenset({Area.DEADLINES, Area.CALENDAR})))


def _open_deadlines(ctx: Context) -> Iterator[_Stored]:
    query = (
        Deadline.select(
            Deadline.id,
            Deadline.kind,
            Deadline.due,
            Deadline.started,
            Deadline.promised,
            Deadline.recomputed_due,
            Deadline.explanation,
            Case.kind,
            Case.channel,
            Case.priority,
            begun_by(),
        )
        .left_outer_join(Case)
        .where(Deadline.state.in_(_WAITING))
        .order_by(Deadline.id)
    )
    for id_, kind, due, started, promised, recomputed, steps, *case in ctx.store.rows(query):
        facts = _facts(case, started) if case[0] else None
        named_day = any(step["id"] == _NAMED_DAY for step in steps)
        yield _Stored(id_, DeadlineKind(kind), due, started, promised, recomputed, named_day, facts)


def _facts(case: Iterable[Any], started: datetime) -> CaseFacts:
    kind, channel, priority, direction = case
    return CaseFacts(
        CaseKind(kind),
        Channel(channel),
        Priority(priority),
        started,
        Direction(direction) if direction else Direction.INBOUND,
    )


def _now_owed(office: Rules, stored: _Stored) -> Owed | None:
    """Return what the rules of now owe instead; None where no rule but the clock decides."""
    if stored.kind is DeadlineKind.MESSAGE:
        return message_owed(office, stored.started)
    if stored.kind is DeadlineKind.SUGGESTION_LOOK:
        return look_owed(office, stored.started)
    if stored.facts is None:
        return None
    if stored.kind is DeadlineKind.FEEDBACK:
        return feedback_after(stored.started, stored.facts, office.book, office.calendar)
    if stored.kind not in _COUNTED_FROM_RECEIPT:
        return None
    found = owed(stored.facts, office.book, office.calendar)
    return next((item for item in found if item.kind is stored.kind), None)


def _named_day(office: Rules, stored: _Stored) -> datetime:
    """Return when the office closes on the day that was promised, or the next one when it is closed."""
    day = office.day_of_due(stored.due)
    if not office.calendar.intervals(day):
        day = office.calendar.next_business_day(day)
    return office.calendar.closing(day)


def _show_difference(ctx: Context, stored: _Stored, due: datetime) -> None:
    """Keep where the rules of now would put a date that was promised."""
    elsewhere = due if due != stored.due else None
    if elsewhere != stored.recomputed_due:
        _update(ctx, stored.id, recomputed_due=elsewhere)


def _move(ctx: Context, stored: _Stored, found: Owed) -> bool:
    """Write a deadline's new moment; return whether it differs."""
    _update(
        ctx,
        stored.id,
        due=found.due,
        provisions=list(found.provisions),
        explanation=[step.to_json() for step in found.explanation],
        policy_version=found.policy_version,
        calendar_digest=found.calendar_digest,
    )
    return found.due != stored.due


def _update(ctx: Context, deadline: int, **columns: object) -> None:
    ctx.store.execute(Deadline.update(**columns).where(Deadline.id == deadline))


def _remember_holidays(ctx: Context, office: Rules) -> None:
    holidays = office.calendar.holidays
    if isinstance(holidays, PublicHolidays):
        remember_holidays(ctx.store, holidays, office.day(ctx.clock.now()).year)
