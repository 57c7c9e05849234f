"""Reminders of what is owed: every stage of every deadline is told once for the whole office.

A desk first takes a stage upon itself, in the database, and then shows it and says so. If it is killed in
between, another desk, or the same after a restart, tells it when the time to confirm has passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from frontdesk.domain.reminders import Planned, Stage, may_be_told
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminders.here import Here
from frontdesk.services.reminders.rows import ReminderItem, ReminderRow, item_of, reminder_rows
from frontdesk.services.reminders.rules import reminder_rules
from frontdesk.services.reminders.watch import Watched, look_anew, watch
from frontdesk.services.rules import rules
from frontdesk.store.fields import from_milliseconds, to_milliseconds
from frontdesk.store.store import Store

_TAKE = """
INSERT INTO reminders (deadline_id, stage, due, desk, told, again) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (deadline_id, stage, due) DO NOTHING RETURNING id
"""
# Few are: CROSS JOIN lets SQLite begin with them. One that was told in the future: the clock went back.
_AGAIN = """
SELECT r.id, r.deadline_id, r.stage, r.desk, r.again, r.snoozed FROM reminders r CROSS JOIN deadlines d
WHERE r.again IS NOT NULL AND (r.again <= ? OR r.told > ?)
  AND d.id = r.deadline_id AND d.state = 'open' AND d.due = r.due
"""
_TAKE_OVER = """
UPDATE reminders SET desk = ?, told = ?, again = ?, snoozed = NULL WHERE id = ? AND again = ? RETURNING id
"""
_CONFIRM = "UPDATE reminders SET again = NULL WHERE id = ? AND told = ? AND snoozed IS NULL RETURNING id"
_SHOWN = Changes(frozenset({Area.REMINDERS}))

_Told = tuple[int, Stage]  # the id of a reminder, and its stage


@dataclass(frozen=True, slots=True)
class Announcement:
    """What this desk is to show now, soonest first; `ids` are given back when it is shown."""

    items: tuple[ReminderItem, ...] = ()
    ids: tuple[int, ...] = ()
    told: datetime | None = None


class _Again(NamedTuple):
    """What is told again: a desk took it upon itself and never showed it, or somebody put it off."""

    id: int
    deadline: int
    stage: Stage
    desk: str
    again: int  # milliseconds
    snoozed: bool


def announce(ctx: Context, *, quiet: bool = False) -> Done[Announcement]:
    """Return what is to be told at this desk now, and take it upon this desk: nobody else tells it.

    It is told where its owner sits, the deputy of an owner who is away, or somebody of the department;
    where none of them has asked for it in time, anywhere, a `quiet` desk coming last. What is overdue is
    told once more to the duty manager. What was passed while nobody asked comes in one.
    """
    office, figures, now = rules(ctx), reminder_rules(ctx.store), ctx.clock.now()
    here = Here.of(ctx, office)
    watched = watch(ctx.store, office, figures, here, now)
    open_now = may_be_told(now, office.calendar, figures)
    patience = figures.quiet_patience if quiet else figures.patience
    reached, again = watched.reached(now, patience, open_now=open_now), _again(ctx.store, now)
    if not (reached or again):
        return Done(Announcement(), Changes())
    taking = _Taking(ctx, watched, patience)
    try:
        with ctx.store.transaction():
            return Done(taking.take(reached, again, open_now=open_now), Changes())
    except BaseException:
        look_anew(ctx.store)
        raise


def confirm_shown(ctx: Context, *, announcement: Announcement) -> Done[None]:
    """Record that what was announced is on this desk's screen."""
    if announcement.told is None:
        return Done(None, Changes())
    with ctx.store.transaction():
        for id_ in announcement.ids:
            quick_rows(ctx.store, _CONFIRM, id_, to_milliseconds(announcement.told))
    return Done(None, _SHOWN)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Takes upon this desk what belongs here, inside of the caller's transaction."""

    ctx: Context
    watched: Watched
    patience: timedelta

    def take(
        self, reached: Mapping[int, tuple[Planned, ...]], again: Sequence[_Again], *, open_now: bool
    ) -> Announcement:
        """Take what is told here now, and return it."""
        watched, asked = self.watched, {*reached, *(each.deadline for each in again)}
        rows = reminder_rows(self.ctx.store, watched.office, watched.figures, asked)
        taken: dict[int, list[_Told]] = {}
        for id_, stages in reached.items():
            row = rows.get(id_)
            if row is None:  # it has ended meanwhile
                watched.tell_off(id_, stages)
            elif self._belongs(row) or self._waited(stages[-1].at):
                watched.tell_off(id_, stages)
                taken[id_] = self._new(row, stages)
            else:  # another has it since it was looked at
                watched.left[id_] = watched.left[id_]._replace(staff=row.staff, department=row.department)
        for each in again:
            row = rows.get(each.deadline)
            if row is not None and (open_now or row.reminded.always) and self._told_again(each, row):
                taken.setdefault(each.deadline, []).extend(self._over(each))
        return self._announced({id_: some for id_, some in taken.items() if some}, rows)

    def _belongs(self, row: ReminderRow) -> bool:
        return self.watched.here.concerns(row.staff, row.department)

    def _waited(self, since: datetime) -> bool:
        return self.ctx.clock.now() - since >= self.patience

    def _told_again(self, each: _Again, row: ReminderRow) -> bool:
        """Whether this desk tells it: what was put off comes back where it was, or where it belongs."""
        if not each.snoozed or each.desk == self.ctx.desk:
            return True
        mine = self.watched.here.manager if each.stage is Stage.MANAGER else self._belongs(row)
        return mine or self._waited(from_milliseconds(each.again))

    def _new(self, row: ReminderRow, stages: Iterable[Planned]) -> list[_Told]:
        """Take stages of a deadline; none that another desk has taken."""
        due = to_milliseconds(row.reminded.due)
        return [
            (reminder, each.stage)
            for each in stages
            for (reminder,) in quick_rows(
                self.ctx.store, _TAKE, row.id, each.stage.value, due, *self._stamps()
            )
        ]

    def _over(self, each: _Again) -> list[_Told]:
        found = quick_rows(self.ctx.store, _TAKE_OVER, *self._stamps(), each.id, each.again)
        return [(id_, each.stage) for (id_,) in found]

    def _stamps(self) -> tuple[object, ...]:
        now = self.ctx.clock.now()
        return self.ctx.desk, to_milliseconds(now), to_milliseconds(now + self.watched.figures.confirm_within)

    def _announced(
        self, taken: Mapping[int, Sequence[_Told]], rows: Mapping[int, ReminderRow]
    ) -> Announcement:
        if not taken:
            return Announcement()
        order = tuple(Stage)
        last = {id_: max(some, key=lambda told: order.index(told[1])) for id_, some in taken.items()}
        items = [item_of(rows[id_], told, self.watched.here) for id_, told in last.items()]
        ids = tuple(reminder for some in taken.values() for reminder, _ in some)
        record(self.ctx, "reminder.told", payload={"reminders": len(ids), "deadlines": sorted(taken)})
        return Announcement(tuple(sorted(items, key=lambda item: item.due)), ids, self.ctx.clock.now())


def _again(store: Store, now: datetime) -> list[_Again]:
    """Return what is to be told again by now."""
    moment = to_milliseconds(now)
    return [
        _Again(id_, deadline, Stage(stage), desk, again, snoozed is not None)
        for id_, deadline, stage, desk, again, snoozed in quick_rows(store, _AGAIN, moment, moment)
    ]
