"""Three desks of one office on a fast clock, and what was seen on their screens.

Contacts come in, callbacks are agreed, tried and moved, things are done or not, people are away, one of them
is the duty manager, reminders are put off; desks sleep, lose their power while they write and between taking
a reminder and showing it, and are started again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.reminders import Stage
from frontdesk.domain.snoozing import Snooze
from frontdesk.services.callbacks.advancing import advance_series
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.context import Context
from frontdesk.services.intake.log import log_contact
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminders import announcing
from frontdesk.services.reminders.announcing import Announcement, announce, confirm_shown
from frontdesk.services.reminders.rows import reminder_rows
from frontdesk.services.reminders.rules import standard_reminders
from frontdesk.services.reminders.told import snooze
from frontdesk.services.reminders.watch import look_anew
from frontdesk.services.rules import rules
from frontdesk.services.staff.absences import AbsenceEntry, add_absence
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Deadline, Reminder
from tests.services.absent import id_of
from tests.services.contacts import CALL, EMAIL, LETTER
from tests.services.offices import Desk, local, open_desk, sit_at_desk
from tests.services.year.calling import Callers
from tests.services.year.watch import Told, Watch

NIGHT_STEP = timedelta(hours=1)
KNOWN = (CALL, EMAIL, LETTER)

_ASLEEP = 0.01  # of the steps of a desk: it is off for some hours from then on
_CUT = 0.02  # of its looks: the power fails before anything is on the screen
_CUT_WRITING = 0.02  # … and while it is being written down
_AGREED = 0.06  # of the contacts: a callback is agreed
_PUT_OFF = 0.1  # of the notices: one of what it told is put off
_DONE = 0.12  # of what is open, in an hour


_REMINDER = "SELECT deadline_id, stage, due FROM reminders WHERE id = ?"


class PowerCutError(Exception):
    """The power failed."""


@dataclass(slots=True)
class Year:
    """What happens, by one clock."""

    desk: Desk
    desks: list[Context]
    chance: random.Random
    by_day: timedelta
    watch: Watch = field(init=False)
    callers: Callers = field(init=False)
    seen: Counter[Told] = field(default_factory=Counter)
    asleep_until: dict[int, datetime] = field(default_factory=dict)
    contacts: int = 0
    calm: bool = False  # no power fails
    cuts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.watch = Watch(self.desk)
        self.callers = Callers(self.desks, self.chance)

    def step(self, contacts: int) -> None:
        """Let a quarter of an hour pass, or what a step is by day; an hour of the night."""
        now, calendar = self.desk.clock.now(), rules(self.desk.ctx).calendar
        if calendar.is_open(now):
            self._work(contacts, now)
        self.watch.look()
        shown, lost = False, set[Told]()
        for number, ctx in enumerate(self.desks):
            if self.asleep_until.get(number, now) > now:
                continue
            if self.chance.random() < _ASLEEP:
                self.asleep_until[number] = now + timedelta(hours=self.chance.randint(1, 60))
            advance_series(ctx)
            self.watch.look()
            taken = self._ask(ctx)
            if taken is None:
                continue
            told, was_shown = taken
            shown = shown or was_shown
            if was_shown:
                self.seen.update(told)
            else:
                lost.update(told)
        if shown:
            self.watch.check(self.seen, lost)
        day = calendar.is_open(now + NIGHT_STEP) or calendar.is_open(now - NIGHT_STEP)
        self.desk.clock.instant = now + (self.by_day if day else NIGHT_STEP)

    def wake(self) -> None:
        """Start every desk that is off."""
        self.asleep_until.clear()

    def _work(self, contacts: int, now: datetime) -> None:
        for _ in range(contacts):
            logged = log_contact(self.chance.choice(self.desks), contact=self.chance.choice(KNOWN)).result
            if self.chance.random() < _AGREED:
                self.callers.agree(logged.case or "")
        self.contacts += contacts
        self.callers.call()
        self._do_some(now)

    def _ask(self, ctx: Context) -> tuple[list[Told], bool] | None:
        """Let a desk look; return what it took and whether that was shown, None if it wrote nothing."""
        if self._power_fails(_CUT_WRITING):
            with _power_fails_while_writing():
                try:
                    announce(ctx)
                except PowerCutError:
                    self.cuts["while writing"] += 1
                    return None
                return [], True  # there was nothing to write
        found = announce(ctx).result
        told = self._what(ctx, found.ids)
        if self._power_fails(_CUT):
            self.cuts["before it was shown"] += bool(told)
            look_anew(ctx.store)
            return told, False
        self._check_hours(ctx, found)
        confirm_shown(ctx, announcement=found)
        if found.items and self.chance.random() < _PUT_OFF:
            self._put_off(ctx, self.chance.choice(found.items).id)
        return told, True

    def _power_fails(self, odds: float) -> bool:
        return not self.calm and self.chance.random() < odds

    def _put_off(self, ctx: Context, reminder: int) -> None:
        until = snooze(ctx, reminders=[reminder], choice=self.chance.choice(tuple(Snooze))).result
        again = ctx.store.value(Reminder.select(Reminder.again).where(Reminder.id == reminder))
        if until is not None and again is not None:  # else the next stage comes before
            (what,) = self._what(ctx, [reminder])
            self.watch.put_off.setdefault(what, []).append(until)

    def _what(self, ctx: Context, ids: Sequence[int]) -> list[Told]:
        rows = [row for id_ in ids for row in quick_rows(ctx.store, _REMINDER, id_)]
        return [(deadline, Stage(stage), from_milliseconds(due)) for deadline, stage, due in rows]

    def _check_hours(self, ctx: Context, found: Announcement) -> None:
        """Nothing is told while the office is closed, except what is owed day and night."""
        if not found.items:
            return
        now, calendar = ctx.clock.now(), rules(ctx).calendar
        if calendar.is_open(now) or calendar.is_open(now - standard_reminders().after_closing):
            return
        rows = reminder_rows(
            ctx.store, rules(ctx), standard_reminders(), [item.deadline_id for item in found.items]
        )
        assert all(row.reminded.always for row in rows.values())

    def _do_some(self, now: datetime) -> None:
        """End some of what is owed; callbacks end by being called."""
        query = Deadline.select(Deadline.id).where(
            Deadline.state == DeadlineState.OPEN.value, Deadline.kind != DeadlineKind.CALLBACK.value
        )
        odds = _DONE * (self.by_day / timedelta(hours=1))
        done = [id_ for (id_,) in self.desk.store.rows(query) if self.chance.random() < odds]
        settled = Deadline.update(state=DeadlineState.MET.value, settled=now)
        with self.desk.store.transaction():
            for start in range(0, len(done), 500):
                self.desk.store.execute(settled.where(Deadline.id.in_(done[start : start + 500])))


def live(where: str, *, begins: str, days: int, step: timedelta, contacts: int, seed: int) -> Year:
    """Let days pass, so many contacts coming in at each step by day, and check what was told."""
    desk = open_desk(where, at=local(begins))
    led = replace(callback_rules(desk.store), manager=id_of(desk, "Ana Lind"))
    set_callback_rules(desk.ctx, rules=led)
    others = [sit_at_desk(where, name=name) for name in ("Jonas Weber", "Ana Lind")]
    same = [replace(each.ctx, clock=desk.clock, desk=f"desk {n}") for n, each in enumerate(others, 2)]
    year = Year(desk, [desk.ctx, *same], random.Random(seed), step)
    try:
        for day in range(days):
            if day % 5 == 1:
                first = desk.clock.now().date()
                jonas, ana = id_of(desk, "Jonas Weber"), id_of(desk, "Ana Lind")
                add_absence(desk.ctx, entry=AbsenceEntry(jonas, first, first + timedelta(2), ana))
            tomorrow = desk.clock.now() + timedelta(days=1)
            while desk.clock.now() < tomorrow:
                year.step(contacts)
        _until_open(year)
        year.watch.end(year.seen)
    finally:
        for each in (desk, *others):
            each.store.close()
    return year


def _until_open(year: Year) -> None:
    """Let everything that has come be told: for an hour or two every desk is on, and nothing new comes in."""
    while not rules(year.desk.ctx).calendar.is_open(year.desk.clock.now() - timedelta(hours=1)):
        year.step(0)
    year.calm = True
    for _ in range(8):
        year.wake()
        year.step(0)


@contextmanager
def _power_fails_while_writing() -> Iterator[None]:
    """Stop whatever announces before it commits: the stages are written, the log is not."""

    def cut(*_: object, **__: object) -> None:
        raise PowerCutError

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(announcing, "record", cut)
        yield
