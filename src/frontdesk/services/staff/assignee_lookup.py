"""Whom a case can be given to, suggested while a name is being typed."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from frontdesk.services.context import Context
from frontdesk.services.staff.assignees import Assignee
from frontdesk.services.staff.away import absences_since
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Department, Staff

_A_DAY: Final = timedelta(days=1)  # nowhere is it earlier than the day before that of UTC


def look_up_assignees(
    ctx: Context, text: str, *, limit: int = 8, departments: bool = True
) -> tuple[Assignee, ...]:
    """Return departments and people any word of whose names begins as typed; nothing typed fits all.

    A department comes before the people in it, so that "Shi" offers Shipping first. Without `departments`
    only people are found.
    """
    wanted = fold_key(text)
    known = (*_departments(ctx), *_people(ctx)) if departments else _people(ctx)
    fitting = [each for each in known if _fits(each, wanted)]
    return tuple(sorted(fitting, key=lambda each: _rank(each, wanted)))[:limit]


def _departments(ctx: Context) -> list[Assignee]:
    query = Department.select(Department.name, Department.id).where(Department.active)
    return [Assignee(name, id_) for name, id_ in ctx.store.rows(query.order_by(Department.name_key))]


def _people(ctx: Context) -> list[Assignee]:
    query = (
        Staff.select(Department.name, Department.id, Staff.name, Staff.id)
        .left_outer_join(Department)
        .where(Staff.active)
        .order_by(Staff.name_key)
    )
    away = absences_since(ctx.store, ctx.clock.now().date() - _A_DAY)
    return [
        Assignee(department or "", department_id, name, id_, away.get(id_, ()))
        for department, department_id, name, id_ in ctx.store.rows(query)
    ]


def _fits(assignee: Assignee, wanted: str) -> bool:
    words = fold_key(f"{assignee.department} {assignee.person}").split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _rank(assignee: Assignee, wanted: str) -> tuple[bool, bool]:
    """Names that begin as typed come first, departments before people."""
    own = fold_key(assignee.person or assignee.department)
    return (not own.startswith(wanted), bool(assignee.person))
