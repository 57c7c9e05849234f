"""People of the tests' office who are away."""

from __future__ import annotations

from datetime import date

from frontdesk.services.staff.absences import AbsenceEntry, add_absence
from frontdesk.services.staff.people import staff
from tests.services.offices import Desk


def id_of(desk: Desk, name: str) -> int:
    """Return the id of the colleague of this name."""
    return next(each.id for each in staff(desk.ctx) if each.name == name)


def send_away(desk: Desk, name: str, first: date, last: date, deputy: str = "") -> int:
    """Write down that somebody is away, and who stands in; return the absence's id."""
    entry = AbsenceEntry(id_of(desk, name), first, last, id_of(desk, deputy) if deputy else None)
    return add_absence(desk.ctx, entry=entry).result
