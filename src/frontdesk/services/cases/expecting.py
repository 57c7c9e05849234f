"""By when an answer is to be expected: a day to come on which the office is open (POL-10, POL-16)."""

from __future__ import annotations

from datetime import date
from typing import Any

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.message import message
from frontdesk.services.cases.change import CaseChange
from frontdesk.store.models import Deadline


def expect_answer(change: CaseChange, chosen: date | None) -> date | None:
    """Return the day on which an answer is to be expected; an earlier one than was owed becomes the deadline.

    When what was owed has passed already, any day to come may be named: the deadline stays missed. Raises
    `FrontDeskError` (field "expected_on") for a day in the past, closed, or later than what is still owed,
    and when none is chosen although the one that was promised has passed.
    """
    respond = _open_respond(change)
    if chosen is None:
        return _usual(change, respond)
    today = change.office.day(change.now)
    usual = change.office.day_of_due(respond[1]) if respond else None
    if usual is not None and chosen > usual >= today:
        raise FrontDeskError("contact.expected_too_late", field="expected_on", latest=usual)
    if chosen < today:
        raise FrontDeskError("contact.expected_in_the_past", field="expected_on", day=chosen)
    if not change.office.calendar.intervals(chosen):
        raise FrontDeskError("contact.expected_when_closed", field="expected_on", day=chosen)
    if respond is not None and usual is not None and chosen < usual:
        _bring_forward(change, respond[0], chosen)
    return chosen


def check_not_passed(expected_on: date, today: date) -> None:
    """Refuse to name a day to the customer that has passed (field "expected_on")."""
    if expected_on < today:
        raise FrontDeskError("case.expected_passed", field="expected_on", day=expected_on)


def _usual(change: CaseChange, respond: tuple[Any, ...] | None) -> date | None:
    """Return the day that was promised, or that the policies ask for."""
    expected = change.case.expected_on
    if respond is not None and not (respond[2] and expected):
        expected = change.office.day_of_due(respond[1])
    if expected is not None:
        check_not_passed(expected, change.office.day(change.now))
    return expected


def _open_respond(change: CaseChange) -> tuple[Any, ...] | None:
    """Return id, instant and promise of the answer that is owed, if one is."""
    ids = change.open_deadlines([DeadlineKind.RESPOND])
    if not ids:
        return None
    query = Deadline.select(Deadline.id, Deadline.due, Deadline.promised).where(Deadline.id == ids[0])
    return change.ctx.store.one(query)


def _bring_forward(change: CaseChange, deadline: int, day: date) -> None:
    row = change.ctx.store.one(Deadline.select(Deadline.explanation).where(Deadline.id == deadline))
    steps = [*(row[0] if row else ()), message("explain.promised", day=day).to_json()]
    change.alter(Deadline, deadline, due=change.office.calendar.closing(day), explanation=steps)
