"""Single days of a series: left out, moved, as usual again; in the log, undone, and in a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import Any

import icalendar
import pytest
import vobject
from ics import Calendar as OtherCalendar

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.services.calendar_files.callbacks import callback_calendar, callbacks_calendar
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.series import end_series, start_series
from frontdesk.services.callbacks.series_days import (
    DayState,
    leave_out,
    move_day,
    restore_day,
    series_days,
)
from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.services.office.closures import ClosureEntry, add_closure
from tests.services.callbacks.promised import NUMBER, call, shown
from tests.services.callbacks.test_series import WEEKLY, every
from tests.services.contacts import CALL, begin, said, view
from tests.services.offices import ZONE, Desk, local


def states(desk: Desk, series: int) -> list[tuple[str, DayState]]:
    return [
        (f"{each.start.astimezone(ZONE):%m-%d %H:%M}", each.state)
        for each in series_days(desk.ctx, series=series)
    ][:5]


def move(desk: Desk, series: int, day: date, start: str, told: str = "By telephone") -> int | None:
    begins = local(start)
    return move_day(
        desk.ctx,
        series=series,
        day=day,
        window_start=begins,
        window_end=begins + timedelta(minutes=30),
        told=told,
    ).result.callback


def test_one_day_is_left_out_another_moved_and_both_are_taken_back(desk: Desk) -> None:
    reference = begin(desk, CALL)
    series = every(desk, case=reference).series
    usual = [("11-23 15:00", DayState.OPEN)] + [
        (f"{day} 15:00", DayState.PLANNED) for day in ("11-30", "12-07", "12-14", "12-21")
    ]
    assert states(desk, series) == usual
    leave_out(desk.ctx, series=series, day=date(2026, 11, 30), told="Not needed while they are away")
    callback = move(desk, series, date(2026, 12, 7), "2026-12-08 10:00")
    assert states(desk, series)[1:3] == [
        ("11-30 15:00", DayState.LEFT_OUT),
        ("12-08 10:00", DayState.MOVED),
    ]
    assert callback is not None
    told = [said(desk, line.title) for line in shown(desk, callback).history[-2:]]
    assert "30" in told[0]
    assert "10:00" in told[1]
    assert [entry.detail for entry in view(desk, reference).timeline][-2:] != ["", ""]
    following = call(desk, callback, CallOutcome.REACHED).next_of_series
    assert following is not None
    row = shown(desk, following).row
    assert (row.call_from, row.call_until) == (local("2026-12-08 10:00"), local("2026-12-08 10:30"))
    undo_callback(desk.ctx, callback=callback)
    undo_callback(desk.ctx, callback=callback)
    restore_day(desk.ctx, series=series, day=date(2026, 11, 30))
    assert states(desk, series) == usual
    assert open_callbacks(desk.ctx).total == 1


def test_a_day_moves_only_between_its_neighbours_and_only_told(desk: Desk) -> None:
    series = every(desk).series
    for day, start, fault in (
        (date(2026, 12, 7), "2026-12-15 10:00", "window"),
        (date(2026, 12, 7), "2026-11-30 10:00", "window"),
        (date(2026, 11, 30), "2026-11-23 15:30", "window"),
    ):
        with pytest.raises(FrontDeskError) as refused:
            move(desk, series, day, start)
        assert refused.value.field == fault
    with pytest.raises(FrontDeskError) as untold:
        move(desk, series, date(2026, 12, 7), "2026-12-08 10:00", told=" ")
    assert untold.value.field == "told"
    for day in (date(2026, 12, 8), date(2026, 11, 16), date(2036, 1, 7)):
        with pytest.raises(NotFoundError):
            move(desk, series, day, "2026-12-08 10:00")
    with pytest.raises(NotFoundError):
        restore_day(desk.ctx, series=series, day=date(2026, 12, 7))
    end_series(desk.ctx, series=series, reason="Repaired")
    with pytest.raises(ConflictError):
        leave_out(desk.ctx, series=series, day=date(2026, 12, 7))


def test_a_series_is_one_repeated_entry_with_its_days_for_every_reader(desk: Desk) -> None:
    add_closure(desk.ctx, entry=ClosureEntry(date(2026, 12, 14), date(2026, 12, 14), name="Stocktaking"))
    start = local("2026-11-23 15:00")
    request = CallbackRequest(start, start + timedelta(hours=1), number=NUMBER, about="The boiler")
    begun = start_series(
        desk.ctx, request=request, recurrence=WEEKLY, exceptions=(date(2026, 12, 21),)
    ).result
    move(desk, begun.series, date(2026, 12, 7), "2026-12-08 10:00")
    leave_out(desk.ctx, series=begun.series, day=date(2026, 11, 30))
    call(desk, begun.callback, CallOutcome.REACHED)
    made = callbacks_calendar(desk.ctx)
    parsed: Any = icalendar.Calendar.from_ical(made)
    master, *single = parsed.walk("VEVENT")
    assert master["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO"
    assert master["dtstart"].params["TZID"] == "Europe/London"
    left_out = [each.dt for each in master["exdate"].dts]
    assert local("2026-11-30 15:00") in left_out
    assert local("2026-12-21 15:00") in left_out
    moved = {each["recurrence-id"].dt: each["dtstart"].dt for each in single}
    assert moved[local("2026-12-07 15:00")] == local("2026-12-08 10:00")
    assert moved[local("2026-12-14 15:00")] == local("2026-12-15 15:00"), "closed on Monday"
    assert {str(each["uid"]) for each in (master, *single)} == {str(master["uid"])}
    assert OtherCalendar(made.decode()).events
    other: Any = vobject.readOne(made.decode()).vevent
    days = [f"{day:%m-%d}" for day in islice(other.getrruleset(addRDate=True), 3)]
    assert days == ["11-23", "12-07", "12-14"]
    move(desk, begun.series, date(2026, 12, 14), "2026-12-16 11:00")
    end_series(desk.ctx, series=begun.series, reason="Repaired")
    again: Any = icalendar.Calendar.from_ical(callback_calendar(desk.ctx, callback=begun.callback))
    last = again.walk("VEVENT")[0]
    assert last["sequence"] > master["sequence"]
    assert "UNTIL" in last["rrule"]
