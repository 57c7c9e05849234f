"""What was told and is still open: it stays to be found when its notice has gone, and can be put off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.reminders import Stage
from frontdesk.domain.snoozing import PutOff, Snooze, next_day, put_off
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminders.here import Here
from frontdesk.services.reminders.rows import ReminderItem, in_chunks, item_of, one_per_case, reminder_rows
from frontdesk.services.reminders.rules import reminder_rules
from frontdesk.services.rules import rules
from frontdesk.store.fields import from_milliseconds, to_milliseconds

_MOST = 200  # rows shown; the count counts all
_LATE = (Stage.OVERDUE, Stage.MANAGER)
_NONE = -1  # the id of no department
# From what is open, of which there is little, to what was told of it.
_TOLD = """
SELECT r.id, r.deadline_id, r.stage, r.snoozed, CASE WHEN d.kind = 'callback' THEN NULL ELSE d.case_id END
FROM deadlines d CROSS JOIN reminders r
LEFT JOIN cases c ON c.id = d.case_id
WHERE d.state = 'open' AND r.deadline_id = d.id AND r.due = d.due AND (r.desk = ? OR {mine})
ORDER BY d.due, d.id
"""
_OWNED = "COALESCE(d.staff_id, c.owner_id) IN ({marks})"
_NOBODYS = """COALESCE(d.staff_id, c.owner_id) IS NULL
AND COALESCE(d.department_id, c.department_id, ?) = ?"""
_OF_IDS = """
SELECT r.id, r.deadline_id FROM reminders r JOIN deadlines d ON d.id = r.deadline_id
WHERE d.state = 'open' AND d.due = r.due AND r.id IN ({marks})
"""
_SNOOZE = "UPDATE reminders SET snoozed = ?, again = ?, desk = ? WHERE id = ? RETURNING id"
_BACK = "UPDATE reminders SET snoozed = NULL, again = NULL WHERE id = ? AND snoozed IS NOT NULL RETURNING id"
_CHANGED = Changes(frozenset({Area.REMINDERS}))


@dataclass(frozen=True, slots=True)
class Reminded:
    """What was told here and is still open, soonest first, one of a case: what is put off stands apart.

    `count` and `late` count what is not put off, `late` those of it that are overdue, and `waiting` are the
    reminders of all of it, also of what is too much to be shown; by the calendar it is told how late.
    """

    items: tuple[ReminderItem, ...] = ()
    put_off: tuple[ReminderItem, ...] = ()
    count: int = 0
    late: int = 0
    calendar: OfficeCalendar | None = None
    waiting: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SnoozeOffer:
    """Until when something would be put off; `stage` is what is told by then anyway.

    `day` is the next on which the office is open, where that is the choice: it need not be tomorrow.
    """

    choice: Snooze
    until: datetime
    stage: Stage | None
    day: date | None = None


class _Told(NamedTuple):
    """The last that was told of a deadline here."""

    id: int
    stage: Stage
    snoozed: datetime | None
    row: int  # the case it is shown with, or else its own


def told_here(ctx: Context) -> Reminded:
    """Return what was told at this desk, or anywhere to whoever sits here or is stood in for, and is open."""
    office, now = rules(ctx), ctx.clock.now()
    here = Here.of(ctx, office)
    told = _last_told(ctx, here, now)
    waits = [id_ for id_, each in told.items() if each.snoozed is None]
    off = [id_ for id_, each in told.items() if each.snoozed is not None]
    shown, shown_off = _first_rows(told, waits), _first_rows(told, off)
    rows = reminder_rows(ctx.store, office, reminder_rules(ctx.store), (*shown, *shown_off))

    def items(ids: Sequence[int]) -> tuple[ReminderItem, ...]:
        known = [(rows[id_], told[id_]) for id_ in ids if id_ in rows]
        return one_per_case(
            item_of(row, (each.id, each.stage), here, snoozed=each.snoozed) for row, each in known
        )

    count = len({told[id_].row for id_ in waits})
    late = len({told[id_].row for id_ in waits if told[id_].stage in _LATE})
    every = tuple(told[id_].id for id_ in waits)
    return Reminded(items(shown), items(shown_off), count, late, office.calendar, every)


def snooze_offers(ctx: Context, *, reminders: Sequence[int]) -> tuple[SnoozeOffer, ...]:
    """Return until when these would be put off by each choice; of several, when the first comes back."""
    office, offers = rules(ctx), []
    for choice in Snooze:
        found = _until(ctx, reminders, choice).values()
        if found:
            soonest = min(found, key=lambda each: each.until)
            opens = next_day(ctx.clock.now(), office.calendar) if choice is Snooze.TOMORROW else None
            day = office.day(opens) if opens is not None else None
            offers.append(SnoozeOffer(choice, soonest.until, soonest.stage, day))
    return tuple(offers)


def snooze(ctx: Context, *, reminders: Sequence[int], choice: Snooze) -> Done[datetime | None]:
    """Put reminders off for the whole office, and return when the first comes back.

    None is put off past its next stage, which is told in its own time. What has been answered meanwhile is
    left out: None where nothing else was meant.
    """
    with ctx.store.transaction():
        found = _until(ctx, reminders, choice)
        for id_, each in found.items():
            until = to_milliseconds(each.until)
            quick_rows(ctx.store, _SNOOZE, until, None if each.stage else until, ctx.desk, id_)
        if not found:
            return Done(None, _CHANGED)
        first = min(each.until for each in found.values())
        record(ctx, "reminder.snoozed", payload={"reminders": sorted(found), "until": first.isoformat()})
    return Done(first, _CHANGED)


def bring_back(ctx: Context, *, reminders: Sequence[int]) -> Done[None]:
    """Let what was put off wait again; it is in the list at once, and is not told anew."""
    with ctx.store.transaction():
        found = [id_ for id_ in reminders if quick_rows(ctx.store, _BACK, id_)]
        if found:
            record(ctx, "reminder.brought_back", payload={"reminders": sorted(found)})
    return Done(None, _CHANGED)


def _until(ctx: Context, reminders: Sequence[int], choice: Snooze) -> Mapping[int, PutOff]:
    office, figures, now = rules(ctx), reminder_rules(ctx.store), ctx.clock.now()
    of = dict(in_chunks(ctx.store, _OF_IDS, reminders))
    rows = reminder_rows(ctx.store, office, figures, set(of.values()))
    return {
        id_: put_off(choice, now, rows[of[id_]].reminded, figures.lead(rows[of[id_]].kind), office.calendar)
        for id_ in reminders
        if id_ in of
    }


def _last_told(ctx: Context, here: Here, now: datetime) -> dict[int, _Told]:
    """Return the last that was told here of each deadline, by its id, soonest first."""
    mine, values = _whose(here)
    order = tuple(Stage)
    found: dict[int, _Told] = {}
    for id_, deadline, stage_, until, case in quick_rows(
        ctx.store, _TOLD.format(mine=mine), ctx.desk, *values
    ):
        stage = Stage(stage_)
        before = found.get(deadline)
        if before is None or order.index(before.stage) < order.index(stage):
            off = from_milliseconds(until) if until is not None else None
            again = off if off is not None and off > now else None
            found[deadline] = _Told(id_, stage, again, -deadline if case is None else case)
    return found


def _first_rows(told: Mapping[int, _Told], ids: Sequence[int]) -> list[int]:
    """Return the deadlines of the first rows, as many as are shown; what can still be kept is among them."""
    kept_first = sorted(ids, key=lambda id_: told[id_].stage in _LATE)
    rows = set(list(dict.fromkeys(told[id_].row for id_ in kept_first))[:_MOST])
    return [id_ for id_ in ids if told[id_].row in rows]


def _whose(here: Here) -> tuple[str, tuple[object, ...]]:
    """Return the condition for what concerns whoever sits here, with its values."""
    owners, department = here.represents, here.department if here.department is not None else _NONE
    owned = _OWNED.format(marks=", ".join("?" * len(owners))) if owners else "1 = 0"
    manager = " OR r.stage = 'manager'" if here.manager else ""
    mine = f"(r.stage <> 'manager' AND ({owned} OR ({_NOBODYS})){manager})"
    return mine, (*owners, department, department)
