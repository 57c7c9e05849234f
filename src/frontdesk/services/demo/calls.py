"""Callbacks of the story: promised, tried, moved, and those that come again and again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from frontdesk.domain.callbacks import CallbackPurpose, CallOutcome, Judgement
from frontdesk.domain.recurrence import Frequency, Recurrence
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.escalating import escalate_to_manager
from frontdesk.services.callbacks.lists import callbacks_of_case, callbacks_of_customer
from frontdesk.services.callbacks.series import start_series
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.context import Context


def promise_call(
    ctx: Context, values: Mapping[str, Any], zone: tzinfo | None, *, case: str, customer: int | None
) -> None:
    """Promise a callback on a case or to a customer: once, or with `every` again and again.

    With `escalated`, the reason why they insist, the case goes to the duty manager, who calls (CSP-006).
    """
    start, end = (datetime.fromisoformat(values[name]).replace(tzinfo=zone) for name in ("start", "end"))
    request = CallbackRequest(
        start,
        end,
        about=values.get("about", ""),
        person=values.get("person", ""),
        department=values.get("department", ""),
        purpose=CallbackPurpose(values.get("purpose", CallbackPurpose.ANSWER)),
    )
    if "escalated" in values:
        escalate_to_manager(
            ctx, reference=case, judgement=Judgement.INSISTS, reason=values["escalated"], request=request
        )
    elif "every" in values:
        every = Recurrence(Frequency(values["every"]))
        start_series(ctx, request=request, recurrence=every, case=case, customer=customer)
    else:
        agree_callback(ctx, request=request, case=case, customer=customer)


def make_call(ctx: Context, values: Mapping[str, Any], *, case: str, customer: int | None) -> None:
    """Record what came of a call on a case or to a customer."""
    if case:
        rows = callbacks_of_case(ctx, reference=case)
    else:
        rows = callbacks_of_customer(ctx, customer=customer or 0)
    callback = next(row.id for row in rows if row.done is None)
    tried = Try(CallOutcome(values["outcome"]), values.get("note", ""))
    record_attempt(ctx, callback=callback, tried=tried)
