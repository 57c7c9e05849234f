"""The next call of a series, once the one before it is done or its own time has come; never forty at once."""

from __future__ import annotations

from frontdesk.domain.message import message
from frontdesk.services.callbacks.agree import promise
from frontdesk.services.callbacks.change import CallbackChange
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.record import CallbackRecord, read_callback
from frontdesk.services.callbacks.recurring import Occurrence, occurrences
from frontdesk.services.callbacks.series_record import SeriesRecord, read_series
from frontdesk.services.customers.phones import Dialled
from frontdesk.services.staff.assignees import Assignee
from frontdesk.services.staff.names import assignee_of
from frontdesk.store.models import CallbackSeries


def follow(change: CallbackChange, record: CallbackRecord) -> int | None:
    """Promise the next call of the series that a call belongs to; None where there is none.

    Whoever has the call, and the number that it was made on, go along.
    """
    if record.series is None:
        return None
    series = read_series(change.ctx.store, record.series)
    if series.ended is not None:
        return None
    for each in occurrences(change.office, series.pattern, after=record.occurrence):
        if each.end > change.now:
            return promise_next(change, series, each, record)
    over(change, series)
    return None


def promise_next(
    change: CallbackChange,
    series: SeriesRecord,
    occurrence: Occurrence,
    before: CallbackRecord | None = None,
    *,
    missed: int = 0,
) -> int:
    """Store a call of a series and return its id; `missed` is how many before it nobody made."""
    now = read_callback(change.ctx.store, before.id) if before else None
    staff, department = (now.staff, now.department) if now else (series.staff, series.department)
    number = Dialled(now.number, now.dial) if now else Dialled(series.number, series.dial)
    request = CallbackRequest(
        occurrence.start,
        occurrence.end,
        about=series.about,
        purpose=series.purpose,
        language=series.language,
        timezone=series.timezone,
    )
    whose: Assignee = assignee_of(change.ctx.store, staff, department)
    _, id_ = promise(
        change,
        request,
        (occurrence.start, occurrence.end),
        whose,
        number,
        series=series.id,
        occurrence=occurrence.day,
        missed=missed,
    )
    change.alter(CallbackSeries, series.id, last_on=occurrence.day)
    title = message("timeline.callback_next", start=occurrence.start, end=occurrence.end)
    change.tell(read_callback(change.ctx.store, id_), "callback.agreed", title, series=series.id)
    return id_


def over(change: CallbackChange, series: SeriesRecord) -> None:
    """End a series of which no call is left."""
    change.alter(CallbackSeries, series.id, ended=change.now, end_reason="")
