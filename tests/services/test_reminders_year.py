"""A simulated year at three desks on a fast clock: every stage is shown once, none is missed, none doubled.

Contacts come in, things are done or not, people are away, the clocks change, there are holidays; desks sleep,
lose their power between taking a reminder and showing it, and are started again.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from frontdesk.domain.kinds import DeadlineState
from frontdesk.domain.reminders import Stage, planned
from frontdesk.services.absences import AbsenceEntry, add_absence
from frontdesk.services.context import Context
from frontdesk.services.intake.log import log_contact
from frontdesk.services.reminder_rows import look_anew, reminder_rows, reminder_rules
from frontdesk.services.reminders import announce, confirm_shown
from frontdesk.services.rules import rules
from frontdesk.store.models import Deadline, Reminder
from tests.services.absent import id_of
from tests.services.contacts import CALL, EMAIL, LETTER
from tests.services.offices import Desk, local, open_desk, sit_at_desk

STEP = timedelta(minutes=15)
KNOWN = (CALL, EMAIL, LETTER)


@dataclass(slots=True)
class Year:
    """Three desks of one office by one clock, and what was seen on their screens."""

    desk: Desk
    desks: list[Context]
    chance: random.Random
    seen: Counter[tuple[int, Stage, datetime]] = field(default_factory=Counter)
    asleep_until: dict[int, datetime] = field(default_factory=dict)

    def step(self, contacts: int) -> None:
        """Let a quarter of an hour pass."""
        office, now = rules(self.desk.ctx), self.desk.clock.now()
        if office.calendar.is_open(now):
            for _ in range(contacts):
                log_contact(self.chance.choice(self.desks), contact=self.chance.choice(KNOWN))
            self._do_some(now)
        for number, ctx in enumerate(self.desks):
            if self.asleep_until.get(number, now) > now:
                continue
            if self.chance.random() < 0.01:
                self.asleep_until[number] = now + timedelta(hours=self.chance.randint(1, 60))
            self._ask(ctx, cut=self.chance.random() < 0.05)
        self.desk.clock.instant = now + STEP

    def wake(self) -> None:
        """Start every desk that is off."""
        self.asleep_until.clear()

    def _ask(self, ctx: Context, *, cut: bool) -> None:
        found = announce(ctx).result
        if cut:  # the power fails before anything is on the screen
            look_anew(ctx.store)
            return
        now, calendar = ctx.clock.now(), rules(ctx).calendar
        query = Reminder.select(Reminder.deadline, Reminder.stage, Reminder.due)
        for id_ in found.ids:
            deadline, stage, due = ctx.store.rows(query.where(Reminder.id == id_))[0]
            self.seen[deadline, Stage(stage), due] += 1
        rows = reminder_rows(ctx.store, rules(ctx), [item.deadline_id for item in found.items])
        in_hours = calendar.is_open(now) or calendar.is_open(now - reminder_rules().after_closing)
        assert in_hours or all(rows[item.deadline_id].reminded.always for item in found.items)
        confirm_shown(ctx, announcement=found)

    def _do_some(self, now: datetime) -> None:
        query = Deadline.select(Deadline.id).where(Deadline.state == DeadlineState.OPEN.value)
        opened = [id_ for (id_,) in self.desk.store.rows(query)]
        done = [id_ for id_ in opened if self.chance.random() < 0.02]
        with self.desk.store.transaction():
            for id_ in done:
                settled = Deadline.update(state=DeadlineState.MET.value, settled=now)
                self.desk.store.execute(settled.where(Deadline.id == id_))


def live(where: str, *, begins: str, days: int, contacts: int, seed: int) -> Year:
    """Let days pass, so many contacts coming in each open quarter of an hour."""
    desk = open_desk(where, at=local(begins))
    others = [sit_at_desk(where, name=name) for name in ("Jonas Weber", "Ana Lind")]
    same = [replace(each.ctx, clock=desk.clock, desk=f"desk {n}") for n, each in enumerate(others, 2)]
    year = Year(desk, [desk.ctx, *same], random.Random(seed))
    try:
        for day in range(days):
            if day % 5 == 1:
                first = desk.clock.now().date()
                jonas, ana = id_of(desk, "Jonas Weber"), id_of(desk, "Ana Lind")
                add_absence(desk.ctx, entry=AbsenceEntry(jonas, first, first + timedelta(2), ana))
            for _ in range(timedelta(days=1) // STEP):
                year.step(contacts)
        year.wake()
        while not rules(desk.ctx).calendar.is_open(desk.clock.now() - timedelta(hours=1)):
            year.step(0)
        year.wake()
        for _ in range(8):  # an hour or two in which every desk is on, and nothing new comes in
            year.asleep_until.clear()
            year.step(0)
        check(year)
    finally:
        for each in (desk, *others):
            each.store.close()
    return year


def check(year: Year) -> None:
    """Every stage that has come was seen once; what is open has missed none."""
    assert [what for what, times in year.seen.items() if times != 1] == []
    office, now = rules(year.desk.ctx), year.desk.clock.now()
    query = Deadline.select(Deadline.id).where(Deadline.state == DeadlineState.OPEN.value)
    opened = [id_ for (id_,) in year.desk.store.rows(query)]
    missed = []
    for id_, row in reminder_rows(year.desk.store, office, opened).items():
        stages = planned(row.reminded, reminder_rules().lead(row.kind), office.calendar)
        come = [each.stage for each in stages if each.at < now - timedelta(hours=1)]
        missed += [(id_, each) for each in come if (id_, each, row.reminded.due) not in year.seen]
    assert missed == []
    assert len({stage for _, stage, _ in year.seen}) == len(Stage)


def test_a_fiftieth_of_a_year_tells_everything_once(sqlite_url: str) -> None:
    year = live(sqlite_url, begins="2026-03-25 08:00", days=8, contacts=10, seed=1)
    assert len(year.seen) > 1_000


@pytest.mark.soak
def test_a_year_tells_everything_once(sqlite_url: str) -> None:
    year = live(sqlite_url, begins="2026-01-02 08:00", days=365, contacts=13, seed=2)
    assert len(year.seen) > 50_000
