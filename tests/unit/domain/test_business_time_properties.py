"""What holds for every office, instant and amount."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.calendar import OfficeCalendar
from tests.unit.domain.weeks import ZONES, amounts, brisk, instants, local_day, offices

NOTHING = timedelta(0)


@brisk
@given(offices(), instants(), st.integers(1, 30))
def test_business_days_end_at_closing_time_of_the_right_business_day(
    office: OfficeCalendar, received: datetime, days: int
) -> None:
    due = office.add_business_days(received, days).due
    last = local_day(office, due)
    assert due == office.closing(last)
    assert office.is_business_day(last)
    assert office.count_business_days(office.local(received).date(), last) == days


@brisk
@given(offices(), instants(), instants(), st.integers(1, 20))
def test_what_comes_later_is_not_due_earlier(
    office: OfficeCalendar, one: datetime, other: datetime, days: int
) -> None:
    first, second = sorted((one, other))
    assert office.add_business_days(first, days).due <= office.add_business_days(second, days).due
    assert office.add_business_days(first, days).due < office.add_business_days(first, days + 1).due


@brisk
@given(offices(), instants(), amounts())
def test_business_time_added_is_business_time_passed(
    office: OfficeCalendar, start: datetime, amount: timedelta
) -> None:
    due = office.add_business_time(start, amount).due
    assert office.business_time_between(start, due) == amount
    assert office.business_time_between(due, start) == -amount
    assert office.is_open(due - timedelta(seconds=1))


@brisk
@given(offices(), instants(), amounts(), amounts())
def test_business_time_adds_up(
    office: OfficeCalendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    halfway = office.add_business_time(start, first).due
    assert (
        office.add_business_time(halfway, second).due == office.add_business_time(start, first + second).due
    )


@brisk
@given(offices(), instants(), amounts())
def test_business_time_counted_back_is_the_same_amount(
    office: OfficeCalendar, end: datetime, amount: timedelta
) -> None:
    start = office.add_business_time(end, -amount).due
    assert office.business_time_between(start, end) == amount
    assert office.is_open(start)


@brisk
@given(offices(), instants(), instants(), amounts())
def test_business_time_keeps_the_order(
    office: OfficeCalendar, one: datetime, other: datetime, amount: timedelta
) -> None:
    first, second = sorted((one, other))
    assert office.add_business_time(first, amount).due <= office.add_business_time(second, amount).due


@brisk
@given(offices(), instants(), instants(), instants())
def test_business_time_between_instants_adds_up(
    office: OfficeCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    parts = office.business_time_between(one, two) + office.business_time_between(two, three)
    assert parts == office.business_time_between(one, three)


@brisk
@given(offices(), instants())
def test_the_next_open_instant(office: OfficeCalendar, at: datetime) -> None:
    opens = office.next_open(at)
    assert office.is_open(opens)
    assert office.business_time_between(at, opens) == NOTHING
    assert (opens == at) is office.is_open(at)


@brisk
@given(offices(), instants(), amounts())
def test_the_pauses_are_all_the_time_that_does_not_count(
    office: OfficeCalendar, start: datetime, amount: timedelta
) -> None:
    counted = office.add_business_time(start, amount)
    still = sum((pause.end - pause.start for pause in counted.pauses), NOTHING)
    assert counted.due - start == amount + still
    assert all(office.business_time_between(pause.start, pause.end) == NOTHING for pause in counted.pauses)


@brisk
@given(offices(), instants())
def test_the_openings_of_a_day_lie_within_it_in_order(office: OfficeCalendar, at: datetime) -> None:
    day = office.local(at).date()
    moments = [moment for opening in office.intervals(day) for moment in (opening.opens, opening.closes)]
    assert moments == sorted(moments)
    assert all(moment.tzinfo is UTC for moment in moments)
    assert all(local_day(office, opening.closes) == day for opening in office.intervals(day))


@brisk
@given(offices(), instants(), instants(), amounts(), st.sampled_from(ZONES))
def test_it_does_not_matter_in_which_zone_an_instant_is_written(
    office: OfficeCalendar, one: datetime, other: datetime, amount: timedelta, zone: str
) -> None:
    here, there = one.astimezone(ZoneInfo(zone)), other.astimezone(ZoneInfo(zone))
    assert office.add_business_time(here, amount).due == office.add_business_time(one, amount).due
    assert office.add_business_days(here, 3).due == office.add_business_days(one, 3).due
    assert office.business_time_between(here, there) == office.business_time_between(one, other)
    assert office.is_open(here) is office.is_open(one)
