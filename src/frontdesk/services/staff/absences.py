"""The days on which people are away, and who stands in for them meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peewee import JOIN

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.staff.people import staff_member
from frontdesk.services.texts import one_line
from frontdesk.store.models import Absence, Staff

# Who stands in is shown by Today, and the reminders go there.
_CHANGED = Changes(frozenset({Area.OFFICE, Area.DEADLINES}))


@dataclass(frozen=True, slots=True)
class AbsenceEntry:
    """Who is away from the first to the last day, both included, and who stands in, if anybody.

    `uid` names the calendar entry that it was read from (RFC 5545) and `calendar` where that stands, so that
    reading it again changes it.
    """

    staff: int
    first_day: date
    last_day: date
    deputy: int | None = None
    reason: str = ""
    uid: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """An absence as it is kept, with the names."""

    id: int
    entry: AbsenceEntry
    name: str
    deputy_name: str


def absences(ctx: Context, *, since: date | None = None) -> tuple[AbsenceView, ...]:
    """Return the absences in order, those that ended before `since` left out."""
    deputy = Staff.alias()
    query = (
        Absence.select(
            Absence.id, Absence.staff, Absence.first_day, Absence.last_day, Absence.deputy, Absence.reason,
            Absence.uid, Absence.calendar, Staff.name, deputy.name,
        )
        .join(Staff, on=(Absence.staff == Staff.id))
        .switch(Absence)
        .join(deputy, JOIN.LEFT_OUTER, on=(Absence.deputy == deputy.id))
        .order_by(Absence.first_day, Staff.name_key, Absence.id)
    )  # fmt: skip
    if since is not None:
        query = query.where(Absence.last_day >= since)
    return tuple(
        AbsenceView(id_, AbsenceEntry(*entry), name, deputy_name or "")
        for id_, *entry, name, deputy_name in ctx.store.rows(query)
    )


def add_absence(ctx: Context, *, entry: AbsenceEntry) -> Done[int]:
    """Write an absence down and return its id.

    Raises `FrontDeskError` (field "last_day", "deputy") and `NotFoundError` (field "person").
    """
    row = _tidy(entry)
    with ctx.store.transaction():
        _check_people(ctx, entry)
        id_ = ctx.store.insert(Absence, created=ctx.clock.now(), **row)
        record(ctx, "absence.added", payload={"absence": id_, **row})
        return Done(id_, _CHANGED)


def change_absence(ctx: Context, *, id: int, entry: AbsenceEntry) -> Done[None]:  # noqa: A002  as in the views
    """Replace an absence. Raises like `add_absence`, and `NotFoundError` when it was removed."""
    row = _tidy(entry)
    with ctx.store.transaction():
        _check_people(ctx, entry)
        if not ctx.store.execute(Absence.update(**row).where(Absence.id == id)):
            raise NotFoundError("absence.none")
        record(ctx, "absence.changed", payload={"absence": id, **row})
        return Done(None, _CHANGED)


def remove_absence(ctx: Context, *, id: int) -> Done[None]:  # noqa: A002  as in the views
    """Take an absence out again. Raises `NotFoundError`."""
    with ctx.store.transaction():
        if not ctx.store.execute(Absence.delete().where(Absence.id == id)):
            raise NotFoundError("absence.none")
        record(ctx, "absence.removed", payload={"absence": id})
        return Done(None, _CHANGED)


def _tidy(entry: AbsenceEntry) -> dict[str, object]:
    if entry.last_day < entry.first_day:
        raise FrontDeskError("absence.backwards", field="last_day")
    if entry.deputy == entry.staff:
        raise FrontDeskError("absence.own_deputy", field="deputy")
    return {
        "staff": entry.staff,
        "first_day": entry.first_day,
        "last_day": entry.last_day,
        "deputy": entry.deputy,
        "reason": one_line(entry.reason, "reason"),
        "uid": one_line(entry.uid, "uid"),
        "calendar": one_line(entry.calendar, "calendar"),
    }


def _check_people(ctx: Context, entry: AbsenceEntry) -> None:
    staff_member(ctx, id=entry.staff)
    if entry.deputy is not None and not staff_member(ctx, id=entry.deputy).active:
        raise FrontDeskError("absence.deputy_left", field="deputy")
