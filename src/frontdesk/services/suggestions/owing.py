"""What colleagues owe an entry: a look, the day it is to be done by, taking note of what they were given.

These are deadlines like any other, so that Today, `frontdesk due` and reminders show them.
"""

from __future__ import annotations

from datetime import date

from frontdesk.domain.deadlines import Owed
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.changes import Area
from frontdesk.services.office.practice import look_owed, message_owed
from frontdesk.services.owed.deadline_rows import deadline_row
from frontdesk.services.suggestions.change import SuggestionChange
from frontdesk.store.models import Deadline

_PROVISION = "POL-07"


def due_day_changes(change: SuggestionChange, day: date | None, staff: int | None) -> None:
    """Let the deadline of an open entry follow its day and whoever has it; without a day there is none."""
    change.settle(DeadlineKind.SUGGESTION_DUE, "settled.replaced", state=DeadlineState.CANCELLED)
    if day is None:
        return
    change.areas.add(Area.DEADLINES)
    row = deadline_row(_owed(change, day), case=None, started=change.now, promised=True)
    change.create(Deadline, **row, suggestion=change.entry.id, staff=staff)


def owe_a_look(change: SuggestionChange) -> None:
    """Let somebody owe a look at an entry, counted from now (POL-06)."""
    change.areas.add(Area.DEADLINES)
    row = deadline_row(look_owed(change.office, change.now), case=None, started=change.now)
    change.create(Deadline, **row, suggestion=change.entry.id)


def tell_assignee(change: SuggestionChange, staff: int | None) -> None:
    """Let whoever was given an entry find it on Today until they take note; whoever had it no longer does."""
    change.settle(DeadlineKind.MESSAGE, "settled.replaced", state=DeadlineState.CANCELLED)
    if staff is None or staff == change.ctx.actor.staff_id:
        return
    change.areas.add(Area.DEADLINES)
    row = deadline_row(message_owed(change.office, change.now), case=None, started=change.now)
    change.create(Deadline, **row, suggestion=change.entry.id, staff=staff)


def _owed(change: SuggestionChange, day: date) -> Owed:
    """Return what is owed by closing time of a day that somebody named, or of the next one that is open."""
    calendar = change.office.calendar
    due = calendar.closing(day if calendar.intervals(day) else calendar.next_business_day(day))
    step = message("explain.promised", day=day)
    return Owed(
        kind=DeadlineKind.SUGGESTION_DUE,
        due=due,
        provisions=(_PROVISION,),
        explanation=(step,),
        policy_version=change.office.book.version,
        calendar_digest=calendar.digest(),
        promise=False,
        renews=False,
        figure=step,
    )
