"""Who has a case and by when it is answered: without both nothing is acknowledged (POL-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseStatus
from frontdesk.services.cases.expecting import check_not_passed
from frontdesk.services.cases.record import CaseRecord
from frontdesk.services.office.departments_alone import with_departments_alone
from frontdesk.services.office.particulars import stored_office
from frontdesk.services.staff.assignees import Assignee, department_assignee, staff_assignee
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Named:
    """The person who has a case, and the day on which its answer can be expected."""

    assignee: Assignee
    expected_on: date


def who_and_when(store: Store, case: CaseRecord) -> Named:
    """Return who has a case and when its answer can be expected.

    Raises `FrontDeskError` (field "person" or "expected_on") when one of them is missing, or when the day
    that was promised has passed: a new one must be named (POL-10, POL-16).
    """
    if case.status is CaseStatus.OPEN or case.owner is None or is_with_a_department_alone(store, case):
        raise FrontDeskError("case.refer_first", field="person", reference=case.reference)
    if case.expected_on is None:
        raise FrontDeskError("case.no_expected_date", field="expected_on", reference=case.reference)
    if case.expected_on <= store.clock.now().date():  # UTC: nowhere is it later than the day after
        check_not_passed(case.expected_on, _today(store))
    return Named(holder(store, case), case.expected_on)


def is_with_a_department_alone(store: Store, case: CaseRecord) -> bool:
    """Whether a case was referred to a department, and its owner is only whoever wrote it down elsewhere."""
    return case.id in with_departments_alone(store, [case.id])


def _today(store: Store) -> date:
    """Return the office's date."""
    particulars = stored_office(store)
    return store.clock.now().astimezone(particulars.zone if particulars else UTC).date()


def holder(store: Store, case: CaseRecord) -> Assignee:
    """Return the person who answers for a case, as of the department that has it."""
    department = department_assignee(store, case.department) if case.department else Assignee()
    if case.owner is None:
        return department
    owner = staff_assignee(store, case.owner)
    return Assignee(
        department=department.department or owner.department,
        department_id=department.department_id or owner.department_id,
        person=owner.person,
        staff_id=owner.staff_id,
        absences=owner.absences,
    )
