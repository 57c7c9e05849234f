"""The departments that cases are referred to."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import ModelSelect

from frontdesk.domain.errors import ConflictError, NotFoundError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.texts import one_line, required
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Department

_CHANGED = Changes(frozenset({Area.OFFICE}))


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """A department; one that was only named in a log line is not confirmed."""

    id: int
    name: str
    email: str
    active: bool
    confirmed: bool


def departments(ctx: Context, *, inactive: bool = False) -> tuple[DepartmentView, ...]:
    """Return the departments by name; those given up only if asked for."""
    query = _select().order_by(Department.name_key)
    if not inactive:
        query = query.where(Department.active)
    return tuple(DepartmentView(*row) for row in ctx.store.rows(query))


def department(ctx: Context, *, id: int) -> DepartmentView:  # noqa: A002  the word of all the views
    """Return one department. Raises `NotFoundError` when there is none."""
    row = ctx.store.one(_select().where(Department.id == id))
    if row is None:
        raise NotFoundError("staff.no_department", field="department")
    return DepartmentView(*row)


def add_department(ctx: Context, *, name: str, email: str = "") -> Done[DepartmentView]:
    """Add a department.

    Raises `FrontDeskError` (field "name") without a name, `ConflictError` when the name is taken.
    """
    kept = required(one_line(name, "name"), "name")
    with ctx.store.transaction():
        _refuse_twin(ctx, kept, None)
        key = fold_key(kept)
        id_ = ctx.store.insert(Department, name=kept, name_key=key, email=one_line(email, "email"))
        record(ctx, "department.added", payload={"department": id_, "name": kept})
        return Done(department(ctx, id=id_), _CHANGED)


def change_department(
    ctx: Context,
    *,
    id: int,  # noqa: A002  the word of all the views
    name: str | None = None,
    email: str | None = None,
    active: bool | None = None,
) -> Done[DepartmentView]:
    """Change what is given of a department; whoever does so has looked at it, which confirms it.

    Raises like `add_department`, and `NotFoundError`.
    """
    given = {
        "name": None if name is None else required(one_line(name, "name"), "name"),
        "email": None if email is None else one_line(email, "email"),
        "active": active,
    }
    changes: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    with ctx.store.transaction():
        department(ctx, id=id)
        if given["name"]:
            _refuse_twin(ctx, str(given["name"]), id)
            changes["name_key"] = fold_key(str(given["name"]))
        ctx.store.execute(Department.update(confirmed=True, **changes).where(Department.id == id))
        record(ctx, "department.changed", payload={"department": id, **changes})
        return Done(department(ctx, id=id), _CHANGED)


def _refuse_twin(ctx: Context, name: str, own: int | None) -> None:
    twin = ctx.store.one(Department.select(Department.id).where(Department.name_key == fold_key(name)))
    if twin is not None and twin[0] != own:
        raise ConflictError("staff.department_twice", field="name", name=name)


def _select() -> ModelSelect[Department]:
    return Department.select(
        Department.id, Department.name, Department.email, Department.active, Department.confirmed
    )
