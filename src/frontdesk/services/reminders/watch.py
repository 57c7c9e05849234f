"""When each stage of what is open is to be told that is not told yet.

A desk asks twice a minute: what was found is kept as long as the event log says nothing new, and only what
can be told within the next hour is looked at, however much is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from weakref import WeakKeyDictionary

from frontdesk.domain.reminders import Planned, ReminderRules, Stage, planned
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminders.here import Here
from frontdesk.services.reminders.rows import in_chunks, reminder_rows
from frontdesk.services.rules import Rules
from frontdesk.store.fields import from_milliseconds, to_milliseconds
from frontdesk.store.store import Store

# By the index of what is open, and only as far as anything can be told; what was told to its end is left out.
_NOT_TOLD = """NOT EXISTS (
    SELECT 1 FROM reminders r WHERE r.deadline_id = d.id AND r.stage = ? AND r.due = d.due
)"""
_OPEN = f"SELECT d.id, d.due FROM deadlines d WHERE d.state = 'open' AND d.due <= ? AND {_NOT_TOLD}"  # noqa: S608  text of ours
# A window begins before it is due: CROSS JOIN lets SQLite begin with the few callbacks that are open.
_CALLS = f"""
SELECT d.id, d.due, b.call_from FROM callbacks b CROSS JOIN deadlines d
WHERE b.done IS NULL AND b.call_from <= ? AND d.id = b.deadline_id AND d.state = 'open' AND {_NOT_TOLD}
"""  # noqa: S608  text of ours
_TOLD = "SELECT deadline_id, stage, due FROM reminders WHERE deadline_id IN ({marks})"
_AHEAD = timedelta(hours=1)


class Left(NamedTuple):
    """What is left to be told of a deadline, as it was found: due, and when to call.

    Whose it is may have changed since: it is looked at again before it is told.
    """

    found: tuple[int, int | None]
    always: bool
    staff: int | None
    department: int | None
    stages: tuple[Planned, ...]


@dataclass(slots=True)
class Watched:
    """What is known of one store, from one moment until another, at the desk where `here` sits."""

    office: Rules
    figures: ReminderRules
    here: Here
    head: int  # of the event log
    since: datetime
    until: datetime
    left: dict[int, Left] = field(default_factory=dict)

    def reached(
        self, now: datetime, patience: timedelta, *, open_now: bool
    ) -> dict[int, tuple[Planned, ...]]:
        """Return the stages that this desk tells now, by deadline: its own, and what nobody told in time."""
        found = {}
        for id_, known in self.left.items():
            if known.stages and known.stages[0].at <= now and (open_now or known.always):
                stages = tuple(each for each in known.stages if each.at <= now)
                if now - stages[-1].at >= patience or self.here.concerns(known.staff, known.department):
                    found[id_] = stages
        return found

    def tell_off(self, deadline: int, stages: Sequence[Planned]) -> None:
        """Take told stages off what is left, whether this desk told them or another."""
        known = self.left[deadline]
        rest = tuple(each for each in known.stages if each not in stages)
        self.left[deadline] = known._replace(stages=rest)


_watched: WeakKeyDictionary[Store, Watched] = WeakKeyDictionary()


def watch(store: Store, office: Rules, figures: ReminderRules, here: Here, now: datetime) -> Watched:
    """Return what is left to be told by now and soon after; where the duty manager sits, theirs too."""
    head = store.events.head()[0]
    kept = _watched.get(store)
    same = (
        kept is not None
        and kept.office is office
        and kept.figures is figures
        and kept.here.manager == here.manager
    )
    before = kept.left if kept is not None and same else {}
    if kept is None or not same or kept.head != head or not kept.since <= now < kept.until:
        kept = _watched[store] = Watched(office, figures, here, head, now, now + _AHEAD)
        _look(store, kept, before)
    kept.here = here
    return kept


def _look(store: Store, kept: Watched, before: Mapping[int, Left]) -> None:
    """Look at what is open now; only what is new is computed."""
    horizon = kept.office.calendar.add_business_time(kept.until, kept.figures.longest).due
    found = _found(store, horizon, manager=kept.here.manager)
    kept.left = {
        id_: before[id_] for id_, what in found.items() if id_ in before and before[id_].found == what
    }
    _plan(store, kept, found)


def look_anew(store: Store) -> None:
    """Forget what is known of a store: what was to be told was not."""
    _watched.pop(store, None)


def _found(store: Store, horizon: datetime, *, manager: bool) -> dict[int, tuple[int, int | None]]:
    last, latest = Stage.MANAGER if manager else Stage.OVERDUE, to_milliseconds(horizon)
    found: dict[int, tuple[int, int | None]] = {
        id_: (due, None) for id_, due in quick_rows(store, _OPEN, latest, last.value)
    }
    for id_, due, call_from in quick_rows(store, _CALLS, latest, last.value):
        found[id_] = (due, call_from)
    return found


def _plan(store: Store, kept: Watched, found: dict[int, tuple[int, int | None]]) -> None:
    """Work out the stages of what is not known yet."""
    figures, calendar = kept.figures, kept.office.calendar
    new = [id_ for id_ in found if id_ not in kept.left]
    told = _told(store, new)
    for id_, row in reminder_rows(store, kept.office, figures, new).items():
        manager = kept.here.manager and row.kind in figures.manager_of
        stages = planned(row.reminded, figures.lead(row.kind), calendar, manager=manager)
        done = told.get((id_, row.reminded.due), frozenset())
        untold = tuple(each for each in stages if each.stage not in done)
        kept.left[id_] = Left(found[id_], row.reminded.always, row.staff, row.department, untold)


def _told(store: Store, ids: Iterable[int]) -> dict[tuple[int, datetime], frozenset[str]]:
    found: dict[tuple[int, datetime], frozenset[str]] = {}
    for deadline, stage, due in in_chunks(store, _TOLD, ids):
        key = (deadline, from_milliseconds(due))
        found[key] = found.get(key, frozenset()) | {stage}
    return found
