"""Calls that come again and again: "every Monday until repaired"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.message import Message
from frontdesk.domain.recurrence import Recurrence
from frontdesk.services.callbacks.agree import Made, check_judged, definite, root
from frontdesk.services.callbacks.change import CallbackChange, beginning
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.following import promise_next
from frontdesk.services.callbacks.moving import cancelled
from frontdesk.services.callbacks.record import CallbackRecord, read_callback
from frontdesk.services.callbacks.recurring import Pattern, first_call, pattern_of
from frontdesk.services.callbacks.series_record import SeriesRecord, read_series
from frontdesk.services.callbacks.series_words import Repeating, agreed_words
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.assignees import ensure_assignee
from frontdesk.services.texts import required
from frontdesk.store.models import Callback, CallbackSeries
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class SeriesBegun:
    """A series and the first call of it, its rule in words, the first window, what is worth a second look."""

    series: int
    callback: int
    words: Message
    first: tuple[datetime, datetime]
    warnings: tuple[Message, ...]


def start_series(
    ctx: Context,
    *,
    request: CallbackRequest,
    recurrence: Recurrence,
    exceptions: Sequence[date] = (),
    case: str = "",
    customer: int | None = None,
    interaction: int | None = None,
) -> Done[SeriesBegun]:
    """Promise calls again and again, from the window of a request on, until the rule or the case ends.

    One call is open at a time. Raises `FrontDeskError` with the field at fault: those of a request,
    "every", "count", "until", "weekdays", "exceptions".
    """
    check_judged(request)
    with beginning(ctx, case, root(ctx.store, customer), interaction) as change:
        subject = change.case.case.subject if change.case else ""
        made = definite(ctx, change.office, request, change.customer, subject)
        pattern = pattern_of(change.office, made.window, recurrence, exceptions)
        first = first_call(change.office, pattern)
        series = change.create(CallbackSeries, **_row(change, made, pattern))
        callback = promise_next(change, read_series(ctx.store, series), first)
    repeating = Repeating(recurrence, exceptions, case=bool(case))
    words = agreed_words(repeating, pattern.first_on)
    return change.done(SeriesBegun(series, callback, words, (first.start, first.end), made.warnings))


def _row(change: CallbackChange, made: Made, pattern: Pattern) -> dict[str, object]:
    whose = ensure_assignee(change.ctx.store, made.assignee)
    return {
        "case": change.case.case.id if change.case else None,
        "customer": change.customer,
        "rule": pattern.rule,
        "first_on": pattern.first_on,
        "starts": f"{pattern.starts:%H:%M}",
        "minutes": pattern.minutes,
        "exceptions": sorted(day.isoformat() for day in pattern.exceptions),
        "number": made.number.shown,
        "dial": made.number.dial,
        "staff": whose.staff_id,
        "department": whose.department_id,
        "about": made.request.about,
        "purpose": made.request.purpose.value,
        "language": made.request.language,
        "timezone": made.request.timezone,
        "made": change.now,
        "made_by": change.ctx.actor.staff_id,
    }


def end_series(ctx: Context, *, series: int, reason: str) -> Done[None]:
    """End a series before its rule does; the call that is open is cancelled.

    Raises `FrontDeskError` (field "reason") without a reason, `NotFoundError` and `ConflictError`.
    """
    why = required(reason, "reason")
    with ctx.store.transaction():
        found = claim_series(ctx, series)
        with beginning(ctx, found.reference, found.customer, None) as change:
            change.alter(CallbackSeries, series, ended=change.now, end_reason=why)
            open_ = open_call(ctx.store, series)
            if open_ is not None:
                cancelled(change, open_, why)
    return change.done(None)


def open_call(store: Store, series: int) -> CallbackRecord | None:
    """Return the call of a series that is to be made."""
    query = Callback.select(Callback.id).where(Callback.series == series, Callback.done.is_null())
    found = store.value(query.order_by(Callback.id.desc()))
    return None if found is None else read_callback(store, found)


def claim_series(ctx: Context, series: int) -> SeriesRecord:
    """Return a series that goes on, and count the change, which keeps every other desk off it."""
    count = CallbackSeries.update(version=CallbackSeries.version + 1)
    ctx.store.execute(count.where(CallbackSeries.id == series))
    found = read_series(ctx.store, series)
    if found.ended is not None:
        raise ConflictError("callback.series_ended", field="series")
    return found
