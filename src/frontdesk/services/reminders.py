"""Reminders of what is owed: every stage of every deadline is told once for the whole office.

A desk first takes a stage upon itself, in the database, and then shows it and says so. If it is killed in
between, another desk, or the same after a restart, tells it when the time to confirm has passed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Planned, Stage, may_be_told
from frontdesk.services.away import StandIn, stand_ins_on
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminder_rows import (
    ReminderRow,
    look_anew,
    reminder_rows,
    reminder_rules,
    still_to_tell,
    told_off,
)
from frontdesk.services.rules import Rules, rules
from frontdesk.store.fields import to_milliseconds
from frontdesk.store.store import Store

_TAKE = """
INSERT INTO reminders (deadline_id, stage, due, desk, told, again) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (deadline_id, stage, due) DO NOTHING RETURNING id
"""
# Few are: CROSS JOIN lets SQLite begin with them.
_UNCONFIRMED = """
SELECT r.id, r.deadline_id, r.stage, r.due, r.told, r.again FROM reminders r
CROSS JOIN deadlines d
WHERE r.again IS NOT NULL AND d.id = r.deadline_id AND d.state = 'open' AND d.due = r.due
"""
_TAKE_OVER = "UPDATE reminders SET desk = ?, told = ?, again = ? WHERE id = ? AND again = ? RETURNING id"
_CONFIRM = "UPDATE reminders SET again = NULL WHERE id = ? AND told = ?"
_MEMBER = "SELECT department_id FROM staff WHERE id = ?"


@dataclass(frozen=True, slots=True)
class ReminderItem:
    """What is told of one deadline: the last stage that it has reached."""

    deadline_id: int
    kind: DeadlineKind
    stage: Stage
    begins: datetime
    due: datetime
    case: str | None
    subject: str
    name: str  # of the customer, or the number
    owner: str
    stands_in: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """What this desk is to show now, soonest first; `ids` are given back when it is shown."""

    items: tuple[ReminderItem, ...] = ()
    ids: tuple[int, ...] = ()
    told: datetime | None = None


def announce(ctx: Context) -> Done[Announcement]:
    """Return what is to be told at this desk now, and take it upon this desk: nobody else tells it.

    It is told where its owner sits, the deputy of an owner who is away, or somebody of the department;
    where none of them has asked for it in time, anywhere. What was passed while nobody asked comes in one.
    """
    office, now = rules(ctx), ctx.clock.now()
    watched = still_to_tell(ctx.store, office)
    reached = {
        id_: tuple(each for each in stages if each.at <= now)
        for id_, (_, stages) in watched.items()
        if stages and stages[0].at <= now
    }
    forgotten = _unconfirmed(ctx.store, now)
    if not (reached or forgotten):
        return Done(Announcement(), Changes())
    try:
        with ctx.store.transaction():
            return Done(_take(ctx, office, reached, forgotten), Changes())
    except BaseException:
        look_anew(ctx.store)
        raise


def confirm_shown(ctx: Context, *, announcement: Announcement) -> Done[None]:
    """Record that what was announced is on this desk's screen."""
    if announcement.told is not None:
        with ctx.store.transaction():
            for id_ in announcement.ids:
                _run(ctx.store, _CONFIRM, id_, to_milliseconds(announcement.told))
    return Done(None, Changes())


def _take(
    ctx: Context,
    office: Rules,
    reached: Mapping[int, tuple[Planned, ...]],
    forgotten: Sequence[tuple[int, int, str, int]],
) -> Announcement:
    """Take what belongs here upon this desk, inside of the caller's transaction."""
    now = ctx.clock.now()
    figures = reminder_rules()
    rows = reminder_rows(ctx.store, office, {*reached, *(deadline for _, deadline, _, _ in forgotten)})
    open_now = may_be_told(now, office.calendar, figures)
    tellable = {id_: row for id_, row in rows.items() if open_now or row.reminded.always}
    here = _Here.of(ctx, stand_ins_on(ctx.store, office.day(now)))
    stamps = (ctx.desk, to_milliseconds(now), to_milliseconds(now + figures.confirm_within))
    taken: dict[int, list[tuple[int, Stage]]] = {}
    for id_, stages in reached.items():
        row = tellable.get(id_)
        if row is not None and (here.concerns(row) or now - stages[-1].at >= figures.patience):
            taken[id_] = _taken(ctx.store, id_, row, stages, stamps)
    for reminder, id_, stage, again in forgotten:
        if id_ in tellable:
            found = quick_rows(ctx.store, _TAKE_OVER, *stamps, reminder, again)
            taken.setdefault(id_, []).extend((one, Stage(stage)) for (one,) in found)
    return _announced(ctx, {id_: some for id_, some in taken.items() if some}, rows, here)


def _taken(
    store: Store, deadline: int, row: ReminderRow, stages: Sequence[Planned], stamps: tuple[object, ...]
) -> list[tuple[int, Stage]]:
    """Take stages of a deadline; none that another desk has taken."""
    due = to_milliseconds(row.reminded.due)
    told_off(store, deadline, stages)
    return [
        (reminder, each.stage)
        for each in stages
        for (reminder,) in quick_rows(store, _TAKE, deadline, each.stage.value, due, *stamps)
    ]


def _announced(
    ctx: Context,
    taken: Mapping[int, Sequence[tuple[int, Stage]]],
    details: Mapping[int, ReminderRow],
    here: _Here,
) -> Announcement:
    if not taken:
        return Announcement()
    order = tuple(Stage)
    items = []
    for id_, stages in taken.items():
        row = details[id_]
        last = max((stage for _, stage in stages), key=order.index)
        deputy = here.deputies.get(row.staff or 0)
        items.append(
            ReminderItem(
                id_,
                row.kind,
                last,
                row.reminded.begins,
                row.reminded.due,
                row.case,
                row.subject,
                row.name,
                row.owner,
                deputy.name if deputy else "",
            )
        )
    ids = tuple(reminder for stages in taken.values() for reminder, _ in stages)
    record(ctx, "reminder.told", payload={"reminders": len(ids), "deadlines": sorted(taken)})
    return Announcement(tuple(sorted(items, key=lambda item: item.due)), ids, ctx.clock.now())


@dataclass(frozen=True, slots=True)
class _Here:
    """Who sits at this desk, and who stands in for whom today."""

    staff: int | None
    department: int | None
    deputies: Mapping[int, StandIn]

    @classmethod
    def of(cls, ctx: Context, deputies: Mapping[int, StandIn]) -> _Here:
        staff = ctx.actor.staff_id
        rows = quick_rows(ctx.store, _MEMBER, staff) if staff is not None else []
        return cls(staff, rows[0][0] if rows else None, deputies)

    def concerns(self, row: ReminderRow) -> bool:
        """Whether somebody of those whom a deadline concerns sits here."""
        if row.staff is None:
            return row.department in (None, self.department)
        deputy = self.deputies.get(row.staff)
        return self.staff == (deputy.id if deputy else row.staff)


def _unconfirmed(store: Store, now: datetime) -> list[tuple[int, int, str, int]]:
    """Return what a desk took upon itself and never showed; one told in the future: the clock went back."""
    moment = to_milliseconds(now)
    return [
        (id_, deadline, stage, again)
        for id_, deadline, stage, _, told, again in quick_rows(store, _UNCONFIRMED)
        if again <= moment or told > moment
    ]


def _run(store: Store, statement: str, *values: object) -> None:
    quick_rows(store, f"{statement} RETURNING id", *values)
