"""Who has something, from the ids that a row keeps."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.services.staff.assignees import Assignee, department_assignee, staff_assignee
from frontdesk.store.store import Store


def assignee_of(store: Store, staff: int | None, department: int | None) -> Assignee:
    """Return a person as of the department that was named with them, or the department, or nobody."""
    named = department_assignee(store, department) if department else Assignee()
    if not staff:
        return named
    person = staff_assignee(store, staff)
    if not named.department:
        return person
    return replace(person, department=named.department, department_id=named.department_id)
