"""Making the demonstration office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.kinds import LetterKind
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.context import Actor, Context
from frontdesk.services.demo.living import Life
from frontdesk.services.demo.script import Story, read_story
from frontdesk.services.office.closures import ClosureEntry, add_closure
from frontdesk.services.office.departments import add_department
from frontdesk.services.office.setup import create_office
from frontdesk.services.staff.absences import AbsenceEntry, add_absence
from frontdesk.services.staff.people import StaffEntry, actor_named, add_staff
from frontdesk.services.stationery.mailroom_rules import set_approval
from frontdesk.store.store import Store

_SET_UP_BEFORE = timedelta(minutes=40)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The demonstration office at the end of its day; `at` is the first person at reception."""

    context: Context
    story: Story

    @property
    def clock(self) -> FixedClock:
        """The clock, which stands still at the end of the story."""
        return FixedClock(self.story.ends)


@contextmanager
def demonstration(where: str | Path) -> Iterator[Demonstration]:
    """Make the demonstration office in a new database, live its story, and give it while it is open.

    The same every time. Raises `StoreError` when the database cannot be made, `ConflictError`
    when there is an office in it already.
    """
    story = read_story()
    clock = FixedClock(story.begins - _SET_UP_BEFORE)
    store = Store.open(where, clock=clock, create=True)
    try:
        context = Context(store, clock, Actor(story.steps[0].by), story.desk)
        _set_up(context, story)
        context = replace(context, actor=actor_named(context, story.steps[0].by))
        Life(context, clock, story).live()
        yield Demonstration(context, story)
    finally:
        store.close()


def _set_up(ctx: Context, story: Story) -> None:
    create_office(ctx, changes=story.office)
    departments = {
        department["name"]: add_department(ctx, name=department["name"], email=department["email"]).result.id
        for department in story.departments
    }
    people = {
        person["name"]: add_staff(ctx, entry=_staff_entry(person, departments)).result.id
        for person in story.staff
    }
    for absence in story.absences:
        add_absence(ctx, entry=_absence(absence, people))
    set_approval(ctx, kinds=(LetterKind(kind) for kind in story.approval))
    manager = actor_named(ctx, story.manager).staff_id
    set_callback_rules(ctx, rules=replace(callback_rules(ctx.store), manager=manager))
    for closure in story.closures:
        days = {name: date.fromisoformat(closure[name]) for name in ("first_day", "last_day")}
        add_closure(ctx, entry=ClosureEntry(**{**closure, **days}))


def _staff_entry(person: Mapping[str, Any], departments: Mapping[str, int]) -> StaffEntry:
    return StaffEntry(
        name=person["name"],
        department=departments[person["department"]],
        title=person["title"],
    )


def _absence(absence: Mapping[str, Any], people: Mapping[str, int]) -> AbsenceEntry:
    return AbsenceEntry(
        people[absence["person"]],
        date.fromisoformat(absence["first_day"]),
        date.fromisoformat(absence["last_day"]),
        people[absence["deputy"]] if "deputy" in absence else None,
        absence.get("reason", ""),
    )
