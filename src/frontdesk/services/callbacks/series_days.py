"""Single days of a series: left out, at another time, or as usual again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import islice

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.change import CallbackChange, beginning
from frontdesk.services.callbacks.entry import check_window
from frontdesk.services.callbacks.following import follow
from frontdesk.services.callbacks.moving import cancelled
from frontdesk.services.callbacks.record import CallbackRecord
from frontdesk.services.callbacks.recurring import Occurrence, Pattern, occurrences
from frontdesk.services.callbacks.series import claim_series, open_call
from frontdesk.services.callbacks.series_record import SeriesRecord, read_series
from frontdesk.services.callbacks.warnings import callback_warnings
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.names import assignee_of
from frontdesk.services.texts import many_lines, required
from frontdesk.store.models import CallbackSeries

_COMING = 12


class DayState(StrEnum):
    """How a day of a series stands."""

    OPEN = "open"  # its call is promised already
    PLANNED = "planned"
    MOVED = "moved"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """One day of the rule, and when its call is made, or would be."""

    day: date
    start: datetime
    end: datetime
    state: DayState


@dataclass(frozen=True, slots=True)
class DayChanged:
    """What came of it: the callback that the log tells it of, and what is worth a second look."""

    callback: int | None
    warnings: tuple[Message, ...] = ()


def series_days(ctx: Context, *, series: int) -> tuple[SeriesDay, ...]:
    """Return the day whose call is open and the next ones of a series, those that are left out among them.

    Raises `NotFoundError` (field "series").
    """
    office, found = rules(ctx), read_series(ctx.store, series)
    with ctx.store.reading():
        open_ = open_call(ctx.store, series)
        now = () if open_ is None or open_.occurrence is None else (_open_day(open_, open_.occurrence),)
        return (*now, *islice(_coming(office, found), _COMING))


def leave_out(ctx: Context, *, series: int, day: date, told: str = "") -> Done[DayChanged]:
    """Leave a day of a series out; a call that is open for it is cancelled and the next one promised.

    `told` is what the customer was told of it. Raises `NotFoundError`, and `ConflictError` when the series
    has ended.
    """
    words = many_lines(told, "told")
    with _changing(ctx, series) as (change, found, open_):
        moved = {each: window for each, window in found.moved.items() if each != day}
        _keep(change, found, {*found.exceptions, day}, moved)
        if open_ is not None and open_.occurrence == day:
            follow(change, open_)
            cancelled(change, open_, words)
        else:
            _tell(change, open_, "left_out", message("timeline.series_day_left_out", day=day), words)
    return change.done(DayChanged(open_.id if open_ else None))


def move_day(
    ctx: Context, *, series: int, day: date, window_start: datetime, window_end: datetime, told: str
) -> Done[DayChanged]:
    """Make the call of one day that is still to come at another time, between the calls before and after it.

    Raises `FrontDeskError` (field "window", and "told" without what the customer was told),
    `NotFoundError` (field "day"), and `ConflictError` when the series has ended.
    """
    words = required(told, "told")
    with _changing(ctx, series) as (change, found, open_):
        window = check_window(window_start, window_end, change.now)
        _check_between(change.office, found, open_, day, window)
        _keep(change, found, {*found.exceptions} - {day}, {**found.moved, day: window})
        title = message("timeline.series_day_moved", day=day, start=window[0], end=window[1])
        _tell(change, open_, "moved", title, words)
        who = assignee_of(ctx.store, found.staff, found.department)
        warnings = callback_warnings(ctx, change.office, window, who, timezone=found.timezone)
    return change.done(DayChanged(open_.id if open_ else None, warnings))


def restore_day(ctx: Context, *, series: int, day: date, told: str = "") -> Done[DayChanged]:
    """Let a day that was left out or moved be as the rule has it again.

    Raises `NotFoundError` (field "day") where it was neither, and `ConflictError` when the series has ended.
    """
    words = many_lines(told, "told")
    with _changing(ctx, series) as (change, found, open_):
        if day not in found.exceptions and day not in found.moved:
            raise NotFoundError("callback.no_such_day", field="day", day=day)
        moved = {each: window for each, window in found.moved.items() if each != day}
        _keep(change, found, {*found.exceptions} - {day}, moved)
        _tell(change, open_, "restored", message("timeline.series_day_restored", day=day), words)
    return change.done(DayChanged(open_.id if open_ else None))


@contextmanager
def _changing(
    ctx: Context, series: int
) -> Iterator[tuple[CallbackChange, SeriesRecord, CallbackRecord | None]]:
    """Change a series that goes on, in one transaction."""
    with ctx.store.transaction():
        found = claim_series(ctx, series)
        with beginning(ctx, found.reference, found.customer, None) as change:
            yield change, found, open_call(ctx.store, series)


def _keep(
    change: CallbackChange,
    found: SeriesRecord,
    left_out: set[date],
    moved: dict[date, tuple[datetime, datetime]],
) -> None:
    days = {day.isoformat(): [end.isoformat() for end in window] for day, window in moved.items()}
    change.alter(
        CallbackSeries, found.id, exceptions=[day.isoformat() for day in sorted(left_out)], moved=days
    )


def _tell(
    change: CallbackChange, open_: CallbackRecord | None, what: str, title: Message, words: str
) -> None:
    if open_ is not None:
        change.tell(open_, f"callback.day_{what}", title, detail=words)


def _check_between(
    office: Rules,
    found: SeriesRecord,
    open_: CallbackRecord | None,
    day: date,
    window: tuple[datetime, datetime],
) -> None:
    """Refuse a day that is not to come, and a window beyond its neighbours: calls keep their order."""
    coming = list(_planned(office, replace(found.pattern, exceptions=_without(found, day)), found.last_on))
    place = next((number for number, each in enumerate(coming) if each.day == day), None)
    if place is None:
        raise NotFoundError("callback.no_such_day", field="day", day=day)
    before = coming[place - 1].end if place else open_.call_until if open_ else None
    after = coming[place + 1].start if place + 1 < len(coming) else None
    if (before is not None and window[0] < before) or (after is not None and window[1] > after):
        raise FrontDeskError("callback.not_between", field="window")


def _without(found: SeriesRecord, day: date) -> frozenset[date]:
    return frozenset(found.exceptions) - {day}


def _planned(office: Rules, pattern: Pattern, after: date | None) -> Iterator[Occurrence]:
    return islice(occurrences(office, pattern, after=after), 4 * _COMING)


def _coming(office: Rules, found: SeriesRecord) -> Iterator[SeriesDay]:
    whole = replace(found.pattern, exceptions=frozenset())
    for each in _planned(office, whole, found.last_on):
        state = DayState.MOVED if each.day in found.moved else DayState.PLANNED
        if each.day in found.exceptions:
            state = DayState.LEFT_OUT
        yield SeriesDay(each.day, each.start, each.end, state)


def _open_day(record: CallbackRecord, day: date) -> SeriesDay:
    return SeriesDay(day, record.call_from, record.call_until, DayState.OPEN)
