"""What is worth a second look before something is given to somebody: nothing here refuses anything."""

from __future__ import annotations

from datetime import date

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.services.staff.assignees import Assignee, find_assignee
from frontdesk.services.texts import one_line


def assignee_warnings(
    ctx: Context, *, department: str, person: str, expected_on: date | None = None
) -> tuple[Message, ...]:
    """Return the warnings about whom something is to be given to, as it was typed so far."""
    try:
        named = find_assignee(
            ctx.store, department=one_line(department, "department"), person=one_line(person, "person")
        )
    except FrontDeskError as refusal:
        return (refusal.message,)
    return about_assignee(named, rules(ctx).day(ctx.clock.now()), expected_on)


def about_assignee(assignee: Assignee, today: date, expected_on: date | None) -> tuple[Message, ...]:
    """Return the warnings: who is promised is away, today or when an answer is expected; a name is new."""
    found = (
        _away(assignee, today) or (_away(assignee, expected_on) if expected_on is not None else None),
        message("contact.department_new", department=assignee.department)
        if assignee.department and assignee.department_id is None
        else None,
        message("contact.person_new", person=assignee.person)
        if assignee.person and assignee.staff_id is None
        else None,
    )
    return tuple(warning for warning in found if warning is not None)


def _away(assignee: Assignee, day: date) -> Message | None:
    """Return that somebody is away on a day, and who stands in."""
    absence = assignee.away_on(day)
    if absence is None:
        return None
    until = assignee.back_after(day)
    if not absence.deputy:
        return message("contact.person_away", person=assignee.person, until=until)
    return message("contact.person_away_deputy", person=assignee.person, until=until, deputy=absence.deputy)
