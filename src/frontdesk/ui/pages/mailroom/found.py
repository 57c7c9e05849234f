"""What the Mailroom asks for whenever something has changed."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.services.context import Context
from frontdesk.services.correspondence import Mailroom, MailroomFilter, PrintJobView, mailroom, open_jobs
from frontdesk.services.office.departments import DepartmentView, departments
from frontdesk.services.staff.people import StaffView, staff


@dataclass(frozen=True, slots=True)
class Found:
    """What waits, the batches that are not over, and whom and what one can filter by."""

    mailroom: Mailroom
    jobs: tuple[PrintJobView, ...]
    people: tuple[StaffView, ...]
    departments: tuple[DepartmentView, ...]


def ask(context: Context, which: MailroomFilter) -> Found:
    """Return what a filter lets through, with all that is shown around it."""
    return Found(mailroom(context, which=which), open_jobs(context), staff(context), departments(context))
