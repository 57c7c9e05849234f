"""The calls of a series whose time has come although the ones before them are still open."""

from __future__ import annotations

from datetime import datetime
from itertools import takewhile

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.message import message
from frontdesk.services.callbacks.change import CallbackChange, beginning
from frontdesk.services.callbacks.following import promise_next
from frontdesk.services.callbacks.record import CallbackRecord, read_callback
from frontdesk.services.callbacks.recurring import Occurrence, occurrences
from frontdesk.services.callbacks.series import claim_series, open_call
from frontdesk.services.callbacks.series_record import SeriesRecord, read_series
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.store.models import Callback
from frontdesk.store.store import Store


def advance_series(ctx: Context) -> Done[int]:
    """Promise the calls whose time has come although the ones before them are still open; return how many.

    The one before is kept as missed. However long nobody looked, there is one call for each series.
    """
    changes, count = Changes(), 0
    for series in series_due(ctx):
        done = _advance(ctx, series)
        changes, count = changes | done.changes, count + done.result
    return Done(count, changes)


def series_due(ctx: Context) -> tuple[int, ...]:
    """Return the series whose next call has come while the one before is still open; quick to ask."""
    office, now = rules(ctx), ctx.clock.now()
    due = []
    for series, callback in _late_calls(ctx.store, now):
        pattern = read_series(ctx.store, series).pattern
        after = read_callback(ctx.store, callback).occurrence
        following = next(occurrences(office, pattern, after=after), None)
        if following is not None and following.start <= now:
            due.append(series)
    return tuple(due)


def _late_calls(store: Store, now: datetime) -> list[tuple[int, int]]:
    """Return (series, callback) of the calls of series that are overdue; an index finds them."""
    query = Callback.select(Callback.series, Callback.id).where(
        Callback.done.is_null(), Callback.call_until < now, Callback.series.is_null(is_null=False)
    )
    return [(series, id_) for series, id_ in store.rows(query.order_by(Callback.id))]


def _advance(ctx: Context, series: int) -> Done[int]:
    with ctx.store.transaction():
        found = claim_series(ctx, series)
        before = open_call(ctx.store, series)
        with beginning(ctx, found.reference, found.customer, None) as change:
            come = _come(change, found, before)
            if before is None or not come:  # another desk was quicker
                return Done(0, Changes())
            _miss(change, before)
            # The one before is late by itself; what fell between the two is counted with the new one.
            promise_next(change, found, come[-1], before, missed=len(come) - 1)
    return change.done(1)


def _come(change: CallbackChange, series: SeriesRecord, before: CallbackRecord | None) -> list[Occurrence]:
    """Return the calls after one whose time has come."""
    after = before.occurrence if before else series.last_on
    following = occurrences(change.office, series.pattern, after=after)
    return [*takewhile(lambda each: each.start <= change.now, following)]


def _miss(change: CallbackChange, record: CallbackRecord) -> None:
    change.settle(record, "settled.callback_missed")
    change.alter(Callback, record.id, done=change.now, outcome=CallbackEnd.MISSED.value)
    change.tell(record, "callback.missed", message("timeline.callback_missed"))
