"""The next hours in which there is room for a call: choices for a window, with what is planned in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.services.callbacks.load import hour_loads
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.views import HourLoad
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules

_AHEAD = timedelta(minutes=15)  # an hour that begins sooner is no promise that can be kept
_HOUR = timedelta(hours=1)
_SEARCHED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class FreeWindow:
    """An open hour that is not full: `calls` are planned in it, `most` is how many there may be (0: any)."""

    start: datetime
    end: datetime
    calls: int
    most: int


def free_windows(ctx: Context, *, staff: int | None = None, most: int = 6) -> tuple[FreeWindow, ...]:
    """Return the next open hours with room for another call, at most so many, for one person or for all."""
    office, limits = rules(ctx), callback_rules(ctx.store)
    begin = ctx.clock.now() + _AHEAD
    allowed = limits.per_hour if staff is None else limits.per_person_and_hour
    loads = hour_loads(ctx, office, (begin, begin + _SEARCHED), allowed, staff=staff)
    return tuple(free for free, _ in zip(_free(office, loads, begin), range(most), strict=False))


def _free(office: Rules, loads: tuple[HourLoad, ...], begin: datetime) -> Iterator[FreeWindow]:
    for load in loads:
        end = load.start + _HOUR
        whole = office.calendar.business_time_between(load.start, end) == _HOUR
        if whole and load.start >= begin and not load.full:
            yield FreeWindow(load.start, end, load.calls, load.most)
