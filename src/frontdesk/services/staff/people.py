"""The people who work here: anyone of them can sit at the desk and own a case (POL-25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from peewee import ModelSelect, fn

from frontdesk.domain.errors import NotFoundError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Actor, Context
from frontdesk.services.events import record
from frontdesk.services.office.departments import department as known_department
from frontdesk.services.texts import one_line, required
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Department, Staff

_CHANGED = Changes(frozenset({Area.OFFICE}))


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """What is known of somebody who works here; absences are kept for themselves."""

    name: str
    department: int | None = None
    email: str = ""
    title: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class StaffView:
    """Somebody who works here; who was only named in a log line is not confirmed."""

    id: int
    name: str
    department: int | None
    department_name: str
    email: str
    title: str
    active: bool
    confirmed: bool

    @property
    def entry(self) -> StaffEntry:
        """The same as it was entered, to be changed and given back."""
        return StaffEntry(**{field.name: getattr(self, field.name) for field in fields(StaffEntry)})


def staff(ctx: Context, *, inactive: bool = False) -> tuple[StaffView, ...]:
    """Return everybody who works here by name; those who left only if asked for."""
    query = _select().order_by(Staff.name_key, Staff.id)
    if not inactive:
        query = query.where(Staff.active)
    return tuple(StaffView(*row) for row in ctx.store.rows(query))


def staff_member(ctx: Context, *, id: int) -> StaffView:  # noqa: A002  the word of all the views
    """Return one staff member. Raises `NotFoundError` when there is none."""
    row = ctx.store.one(_select().where(Staff.id == id))
    if row is None:
        raise NotFoundError("staff.nobody", field="person")
    return StaffView(*row)


def add_staff(ctx: Context, *, entry: StaffEntry) -> Done[StaffView]:
    """Add somebody. Two people may have one name.

    Raises `FrontDeskError` (field "name", "department").
    """
    row = _tidy(entry)
    with ctx.store.transaction():
        _check_department(ctx, entry)
        id_ = ctx.store.insert(Staff, **row)
        record(ctx, "staff.added", payload={"staff": id_, "name": row["name"]})
        return Done(staff_member(ctx, id=id_), _CHANGED)


def change_staff(ctx: Context, *, id: int, entry: StaffEntry) -> Done[StaffView]:  # noqa: A002  as above
    """Replace what is known of somebody; whoever does so has looked at it, which confirms it.

    Raises like `add_staff`, and `NotFoundError`.
    """
    row = _tidy(entry)
    with ctx.store.transaction():
        before = staff_member(ctx, id=id).entry
        _check_department(ctx, entry)
        ctx.store.execute(Staff.update(confirmed=True, **row).where(Staff.id == id))
        record(ctx, "staff.changed", payload={"staff": id, **_differences(before, entry)})
        return Done(staff_member(ctx, id=id), _CHANGED)


def actor_named(ctx: Context, name: str) -> Actor:
    """Return the staff member of this name as who acts; a name that is none acts under itself."""
    plain = one_line(name, "as")
    query = Staff.select(Staff.name, Staff.id).where(Staff.name_key == fold_key(plain))
    row = ctx.store.one(query.order_by(Staff.active.desc(), Staff.id)) if plain else None
    return Actor(row[0], row[1]) if row else Actor(plain)


def _tidy(entry: StaffEntry) -> dict[str, object]:
    name = required(one_line(entry.name, "name"), "name")
    return {
        "name": name,
        "name_key": fold_key(name),
        "department": entry.department,
        "email": one_line(entry.email, "email"),
        "title": one_line(entry.title, "title"),
        "active": entry.active,
    }


def _check_department(ctx: Context, entry: StaffEntry) -> None:
    if entry.department is not None:
        known_department(ctx, id=entry.department)


def _differences(before: StaffEntry, after: StaffEntry) -> Mapping[str, object]:
    pairs = {field.name: getattr(after, field.name) for field in fields(StaffEntry)}
    return {name: str(value) for name, value in pairs.items() if value != getattr(before, name)}


def _select() -> ModelSelect[Staff]:
    return Staff.select(
        Staff.id,
        Staff.name,
        Staff.department,
        fn.COALESCE(Department.name, ""),
        Staff.email,
        Staff.title,
        Staff.active,
        Staff.confirmed,
    ).left_outer_join(Department)
