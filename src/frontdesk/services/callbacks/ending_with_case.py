"""Calls that come again and again end with their case: "every Monday until repaired" is over."""

from __future__ import annotations

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.kinds import DeadlineState
from frontdesk.services.cases.change import CaseChange
from frontdesk.services.changes import Area
from frontdesk.store.models import Callback, CallbackSeries, Deadline


def end_series_of(change: CaseChange, how: str) -> None:
    """End the series of a case that ends, and the call of each that is still to be made.

    A callback that was promised once is owed all the same.
    """
    store = change.ctx.store
    query = CallbackSeries.select(CallbackSeries.id).where(
        CallbackSeries.case == change.case.id, CallbackSeries.ended.is_null()
    )
    for (series,) in store.rows(query):
        change.areas.add(Area.CALLBACKS)
        change.alter(CallbackSeries, series, ended=change.now)
        calls = Callback.select(Callback.id, Callback.deadline).where(
            Callback.series == series, Callback.done.is_null()
        )
        for callback, deadline in store.rows(calls):
            change.alter(Callback, callback, done=change.now, outcome=CallbackEnd.CANCELLED.value)
            if deadline is not None:
                cancelled = DeadlineState.CANCELLED.value
                change.alter(Deadline, deadline, state=cancelled, settled=change.now, settled_how=how)
