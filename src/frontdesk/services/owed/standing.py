"""How the office stands, in a few figures: what the bottom line and the navigation show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from peewee import fn

from frontdesk.domain.correspondence import WAITING
from frontdesk.domain.suggestions import OPEN
from frontdesk.services.context import Context
from frontdesk.services.lists.case_filter import ACTIVE
from frontdesk.services.rules import rules
from frontdesk.services.upkeep import last_backup
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Callback, Case, Correspondence, Customer, Interaction, Suggestion, Visit

# A row of Today is a case, or a callback or message on its own; its soonest deadline says when.
_ROWS = """
SELECT MIN(due) FROM deadlines WHERE state = 'open'
GROUP BY CASE WHEN case_id IS NULL OR kind = 'callback' THEN -id ELSE case_id END
"""


@dataclass(frozen=True, slots=True)
class NextCall:
    """The callback that is due first: from when until when to call."""

    id: int
    due: datetime
    until: datetime
    name: str  # of the customer, or the number


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows of Today that are overdue and due today, and how much waits on each page."""

    overdue: int
    today: int
    visitors: int
    active_cases: int
    letters: int  # that wait in the Mailroom
    suggestions: int  # that ask for something to be decided or done
    callbacks: int  # that are still to be made
    calls_late: bool  # whether the time of one of them has passed
    next_call: NextCall | None
    backup: datetime | None


def standing(ctx: Context) -> Standing:
    """Return how the office stands now. Costs the same however many cases are closed."""
    now = ctx.clock.now()
    calendar = rules(ctx).calendar
    midnight = datetime.combine(calendar.local(now).date() + timedelta(days=1), time(), calendar.timezone)
    dues = [from_milliseconds(due) for (due,) in ctx.store.database.execute_sql(_ROWS).fetchall()]
    overdue = sum(due < now for due in dues)
    visitors = (
        Visit.select(fn.COUNT(Visit.interaction))
        .join(Interaction, on=(Visit.interaction == Interaction.id))
        .where(Visit.departed.is_null(), ~Interaction.undone)
    )
    next_call = _next_call(ctx)
    active = Case.select(fn.COUNT(Case.id)).where(Case.status.in_([status.value for status in ACTIVE]))
    open_ideas = Suggestion.select(fn.COUNT(Suggestion.id)).where(
        Suggestion.state.in_([state.value for state in sorted(OPEN)])
    )
    return Standing(
        overdue=overdue,
        today=sum(due <= midnight for due in dues) - overdue,
        visitors=int(ctx.store.value(visitors)),
        active_cases=int(ctx.store.value(active)),
        letters=waiting_letters_count(ctx),
        suggestions=int(ctx.store.value(open_ideas)),
        callbacks=int(ctx.store.value(Callback.select(fn.COUNT(Callback.id)).where(Callback.done.is_null()))),
        calls_late=next_call is not None and next_call.until < now,
        next_call=next_call,
        backup=last_backup(ctx),
    )


def waiting_letters_count(ctx: Context) -> int:
    """Return how many letters wait for somebody in the Mailroom."""
    waiting = Correspondence.state.in_([state.value for state in sorted(WAITING)])
    query = Correspondence.select(fn.COUNT(Correspondence.id))
    return int(ctx.store.value(query.where(waiting, Correspondence.may_wait())))


def _next_call(ctx: Context) -> NextCall | None:
    query = (
        Callback.select(
            Callback.id,
            Callback.call_from,
            Callback.call_until,
            Callback.number,
            Customer.name,
            Customer.organisation,
        )
        .left_outer_join(Customer, on=(Callback.customer == Customer.id))
        .where(Callback.done.is_null())
        .order_by(Callback.call_until, Callback.id)
        .limit(1)
    )
    row = ctx.store.one(query)
    if row is None:
        return None
    id_, due, until, number, name, organisation = row
    return NextCall(id_, due, until, name or organisation or number)
