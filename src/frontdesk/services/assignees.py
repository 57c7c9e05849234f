"""To whom something is given: departments and people of the office, found by the name that was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peewee import ModelSelect

from frontdesk.domain.message import Message, message
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Department, Staff
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Assignee:
    """A department, a person, or both. An id is None for what nobody knows yet."""

    department: str = ""
    department_id: int | None = None
    person: str = ""
    staff_id: int | None = None
    away_from: date | None = None
    away_until: date | None = None

    @property
    def nobody(self) -> bool:
        """Whether neither a department nor a person was named."""
        return not (self.department or self.person)

    @property
    def who(self) -> Message:
        """How the customer is told who it is (POL-10)."""
        if self.person and self.department:
            return message("say.who.both", person=self.person, department=self.department)
        if self.person:
            return message("say.who.person", person=self.person)
        if self.department:
            return message("say.who.department", department=self.department)
        return message("say.who.nobody")

    def is_away(self, day: date) -> bool:
        """Whether the person is away on a day."""
        if self.away_until is None or day > self.away_until:
            return False
        return self.away_from is None or day >= self.away_from


def find_assignee(store: Store, *, department: str, person: str) -> Assignee:
    """Return who is meant; accents and capitals do not matter, and a known person's department is added."""
    named = Assignee(department=department, person=person)
    if department:
        named = _with_department(store, named)
    return _with_person(store, named) if person else named


def staff_assignee(store: Store, staff_id: int) -> Assignee:
    """Return a staff member, with the department."""
    query = _staff_query().where(Staff.id == staff_id)
    row = store.one(query)
    return _of_row(row) if row else Assignee()


def department_assignee(store: Store, department_id: int) -> Assignee:
    """Return a department, without a person."""
    row = store.one(Department.select(Department.name).where(Department.id == department_id))
    return Assignee(department=row[0], department_id=department_id) if row else Assignee()


def ensure_assignee(store: Store, assignee: Assignee) -> Assignee:
    """Return the assignee with ids: what was unknown is added, marked unconfirmed. In a transaction."""
    if assignee.department and assignee.department_id is None:
        made = store.insert(
            Department, name=assignee.department, name_key=fold_key(assignee.department), confirmed=False
        )
        assignee = replace(assignee, department_id=made)
    if assignee.person and assignee.staff_id is None:
        made = store.insert(
            Staff,
            name=assignee.person,
            name_key=fold_key(assignee.person),
            department=assignee.department_id,
            confirmed=False,
        )
        assignee = replace(assignee, staff_id=made)
    return assignee


def _with_department(store: Store, named: Assignee) -> Assignee:
    query = Department.select(Department.id, Department.name)
    row = store.one(query.where(Department.name_key == fold_key(named.department)))
    return replace(named, department_id=row[0], department=row[1]) if row else named


def _with_person(store: Store, named: Assignee) -> Assignee:
    query = _staff_query().where(Staff.name_key == fold_key(named.person))
    found = [_of_row(row) for row in store.rows(query.order_by(Staff.active.desc(), Staff.id))]
    if not found:
        return named
    if not named.department:
        return found[0]
    of_department = [known for known in found if known.department_id == named.department_id]
    best = (of_department or found)[0]
    # Whoever works elsewhere may still be asked for in this department, as it was said.
    return replace(best, department=named.department, department_id=named.department_id)


def _staff_query() -> ModelSelect[Staff]:
    return Staff.select(
        Staff.name, Staff.id, Staff.away_from, Staff.away_until, Department.name, Department.id
    ).left_outer_join(Department)


def _of_row(row: tuple[Any, ...]) -> Assignee:
    person, staff_id, away_from, away_until, department, department_id = row
    return Assignee(department or "", department_id, person, staff_id, away_from, away_until)
