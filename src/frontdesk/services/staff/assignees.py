"""To whom something is given: departments and people of the office, found by the name that was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from frontdesk.domain.absences import Away, away_on, last_day_away
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.services.quick import quick_rows
from frontdesk.services.staff.away import absences_of
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Department, Staff
from frontdesk.store.store import Store

_DEPARTMENT = "SELECT id, name FROM departments WHERE name_key = ?"
_STAFF = "SELECT s.name, s.id, d.name, d.id FROM staff s LEFT JOIN departments d ON d.id = s.department_id"
_STAFF_NAMED = f"{_STAFF} WHERE s.name_key = ? ORDER BY s.active DESC, s.id"
_STAFF_CALLED = f"{_STAFF} WHERE s.active AND (s.name_key = ? OR s.name_key LIKE ?) ORDER BY s.id"


@dataclass(frozen=True, slots=True)
class Assignee:
    """A department, a person, or both. An id is None for what nobody knows yet."""

    department: str = ""
    department_id: int | None = None
    person: str = ""
    staff_id: int | None = None
    absences: tuple[Away, ...] = ()

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

    def away_on(self, day: date) -> Away | None:
        """Return the absence that covers a day, with who stands in."""
        return away_on(self.absences, day)

    def back_after(self, day: date) -> date | None:
        """Return the last day away of somebody who is away on a day; None for whoever is here."""
        return last_day_away(self.absences, day)


def find_assignee(store: Store, *, department: str, person: str) -> Assignee:
    """Return who is meant; accents and capitals do not matter, and a known person's department is added.

    Where no person is named, a department that nobody knows is taken for the colleague of that name, if
    there is one. Raises `FrontDeskError` (field "department") when several are called so.
    """
    named = find_department(store, department)
    if person:
        return _with_person(store, replace(named, person=person))
    if department and named.department_id is None:
        return find_colleague(store, department, field="department") or named
    return named


def find_department(store: Store, name: str) -> Assignee:
    """Return the department of this name, unknown or known."""
    named = Assignee(department=name)
    return _with_department(store, named) if name else named


def find_colleague(store: Store, name: str, *, field: str) -> Assignee | None:
    """Return the colleague of this name or first name, or None.

    Raises `FrontDeskError` (`field`) when several are called so.
    """
    key = fold_key(name)
    if not key:  # folded words hold no "%" or "_", which LIKE would read otherwise
        return None
    called = [_of_row(store, row) for row in quick_rows(store, _STAFF_CALLED, key, f"{key} %")]
    found = [each for each in called if fold_key(each.person) == key] or called
    if len(found) > 1:
        raise FrontDeskError("contact.several_called_so", field=field, name=name)
    return found[0] if found else None


def no_department(named: Assignee) -> FrontDeskError:
    """Return why nothing can be referred to somebody: what is referred goes to a department (POL-18)."""
    name = "contact.department_of" if named.person else "contact.department_missing"
    return FrontDeskError(name, field="department", provision="POL-18", person=named.person)


def staff_assignee(store: Store, staff_id: int) -> Assignee:
    """Return a staff member, with the department."""
    rows = quick_rows(store, f"{_STAFF} WHERE s.id = ?", staff_id)
    return _of_row(store, rows[0]) if rows else Assignee()


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
    rows = quick_rows(store, _DEPARTMENT, fold_key(named.department))
    return replace(named, department_id=rows[0][0], department=rows[0][1]) if rows else named


def _with_person(store: Store, named: Assignee) -> Assignee:
    rows = quick_rows(store, _STAFF_NAMED, fold_key(named.person))
    found = [_of_row(store, row) for row in rows]
    if not found:
        return named
    if not named.department:
        return found[0]
    of_department = [known for known in found if known.department_id == named.department_id]
    best = (of_department or found)[0]
    # Whoever works elsewhere may still be asked for in this department, as it was said.
    return replace(best, department=named.department, department_id=named.department_id)


def _of_row(store: Store, row: tuple[Any, ...]) -> Assignee:
    person, staff_id, department, department_id = row
    return Assignee(department or "", department_id, person, staff_id, absences_of(store, staff_id))
