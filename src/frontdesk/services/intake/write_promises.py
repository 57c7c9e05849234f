"""What was promised beside the case: a callback (CSP-002), a message for a colleague."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import Message
from frontdesk.services.intake.writing import Writing
from frontdesk.services.practice import agreed_explanation, callback_owed, message_owed
from frontdesk.store.models import Callback

_CALLBACK = "CSP-002"
_MESSAGE = "POL-03"


def write_promises(writing: Writing) -> None:
    """Store the callback or the message that was promised, with its deadline."""
    plan = writing.plan
    if plan.window is not None:
        deadline = writing.owe(_deadline(writing, DeadlineKind.CALLBACK, plan.window[1], _CALLBACK))
        _write_callback(writing, deadline, plan.window)
    if plan.message_due is not None:
        writing.owe(_deadline(writing, DeadlineKind.MESSAGE, plan.message_due, _MESSAGE))


def _deadline(writing: Writing, kind: DeadlineKind, due: datetime, provision: str) -> dict[str, Any]:
    plan, office = writing.plan, writing.office
    return {
        "case": writing.case,
        "interaction": writing.interaction,
        "staff": writing.assignee.staff_id,
        "department": writing.assignee.department_id,
        "kind": kind.value,
        "due": due,
        "state": DeadlineState.OPEN.value,
        "settled": None,
        "settled_how": "",
        "promised": kind is DeadlineKind.CALLBACK,
        "started": plan.at,
        "provisions": [provision],
        "explanation": [step.to_json() for step in _explanation(writing, kind, due, provision)],
        "policy_version": office.book.version,
        "calendar_digest": office.calendar.digest(),
    }


def _explanation(writing: Writing, kind: DeadlineKind, due: datetime, provision: str) -> tuple[Message, ...]:
    """Return how a promise explains itself: by the office's practice, unless a time of its own was agreed."""
    usual = callback_owed if kind is DeadlineKind.CALLBACK else message_owed
    found = usual(writing.office, writing.plan.at)
    return found.explanation if found.due == due else agreed_explanation(writing.plan.at, due, provision)


def _write_callback(writing: Writing, deadline: int, window: tuple[datetime, datetime]) -> None:
    writing.ctx.store.insert(
        Callback,
        case=writing.case,
        interaction=writing.interaction,
        customer=writing.customer,
        deadline=deadline,
        number=writing.plan.number,
        window_start=window[0],
        window_end=window[1],
        staff=writing.assignee.staff_id,
        department=writing.assignee.department_id,
        about=writing.plan.contact.subject or writing.plan.contact.details,
    )
