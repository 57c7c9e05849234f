"""What was promised beside the case: a callback (CSP-002), a message for a colleague."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.message import message
from frontdesk.services.callbacks.promise import deadline_of
from frontdesk.services.contact import CallbackEntry
from frontdesk.services.customers.phones import dialled
from frontdesk.services.intake.writing import Writing
from frontdesk.services.office.practice import callback_owed, message_owed
from frontdesk.services.owed.deadline_rows import deadline_row
from frontdesk.store.models import Callback


def write_promises(writing: Writing) -> None:
    """Store the callback or message that was promised, or that a callback was offered and declined."""
    plan = writing.plan
    if plan.window is not None:
        _write_callback(writing, plan.window)
    if plan.message_due is not None:
        writing.owe({**_message(writing, plan.message_due), **_belongs(writing), **_whose(writing)})
    if plan.contact.stays_on_line:
        _write_declined(writing)


def _belongs(writing: Writing) -> dict[str, Any]:
    return {"case": writing.case, "interaction": writing.interaction}


def _whose(writing: Writing) -> dict[str, Any]:
    return {"staff": writing.assignee.staff_id, "department": writing.assignee.department_id}


def _message(writing: Writing, due: datetime) -> dict[str, Any]:
    return deadline_row(
        message_owed(writing.office, writing.plan.at), case=writing.case, started=writing.plan.at, due=due
    )


def _write_callback(writing: Writing, window: tuple[datetime, datetime]) -> None:
    plan, office = writing.plan, writing.office
    entry = plan.contact.callback or CallbackEntry()
    usual = callback_owed(office, plan.at)
    row = deadline_of(
        office,
        due=window[1],
        started=plan.at,
        purpose=entry.purpose,
        promised=True,
        # By the office's practice, unless a time of its own was agreed.
        explanation=usual.explanation if usual.due == window[1] else (),
    )
    number = dialled(plan.number, office.office.country)
    writing.ctx.store.insert(
        Callback,
        **_belongs(writing),
        **_whose(writing),
        customer=writing.customer,
        deadline=writing.owe({**row, **_belongs(writing), **_whose(writing)}),
        number=number.shown,
        dial=number.dial,
        window_start=window[0],
        window_end=window[1],
        call_from=window[0],
        call_until=window[1],
        about=plan.contact.subject or plan.contact.details,
        purpose=entry.purpose.value,
        language=plan.contact.customer.language,
        timezone=entry.timezone,
        agreed=plan.at,
        agreed_by=writing.ctx.actor.staff_id,
    )


def _write_declined(writing: Writing) -> None:
    """Store that the customer chose to stay on the line."""
    plan = writing.plan
    writing.ctx.store.insert(
        Callback,
        **_belongs(writing),
        customer=writing.customer,
        window_start=plan.at,
        window_end=plan.at,
        call_from=plan.at,
        call_until=plan.at,
        about=plan.contact.subject or plan.contact.details,
        agreed=plan.at,
        agreed_by=writing.ctx.actor.staff_id,
        done=plan.at,
        outcome=CallbackEnd.STAYED.value,
    )
    title = message("timeline.stayed_on_line")
    writing.note("callback.stayed_on_line", title, icon="call", at=plan.at)
