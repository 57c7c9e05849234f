"""Business time runs only while the office is open, by real instants, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.counting import Pause
from frontdesk.domain.errors import FrontDeskError
from tests.unit.domain.offices import ROUND_THE_CLOCK, WITH_LUNCH, at, day, office, opened

BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-01-05 09:30", 2, "2026-01-05 11:30"),
        ("2026-01-05 09:30", 4, "2026-01-05 14:30"),  # over lunch
        ("2026-01-05 12:30", 1, "2026-01-05 14:00"),  # received at lunch
        ("2026-01-05 16:00", 1, "2026-01-05 17:00"),  # ends at closing time, not at the next opening
        ("2026-01-05 16:00", 2, "2026-01-06 10:00"),
        ("2026-01-05 03:00", 2, "2026-01-05 11:00"),
        ("2026-01-09 16:00", 2, "2026-01-10 11:00"),  # into Saturday's half day
        ("2026-01-10 12:00", 8, "2026-01-12 17:00"),
        ("2026-01-11 12:00", 8, "2026-01-13 10:00"),
    ],
)
def test_with_lunch_and_a_half_day(start: str, hours: int, due: str) -> None:
    assert office(WITH_LUNCH).add_business_time(at(start), hours * HOUR).due == at(due)


def test_the_clock_stands_still_while_the_office_is_closed() -> None:
    counted = office(WITH_LUNCH).add_business_time(at("2026-01-05 11:30"), 5 * HOUR)
    assert counted.pauses == (
        Pause(at("2026-01-05 12:00"), at("2026-01-05 13:00")),
        Pause(at("2026-01-05 17:00"), at("2026-01-06 09:00")),
    )


def test_an_extra_opening_runs_the_clock_though_it_is_no_business_day() -> None:
    calendar = office("mon-fri 9-17", opened("2026-12-12", "10-14"))
    assert calendar.add_business_time(at("2026-12-11 16:00"), 2 * HOUR).due == at("2026-12-12 11:00")


@pytest.mark.parametrize(
    ("end", "hours", "start"),
    [
        ("2026-01-05 14:00", 2, "2026-01-05 11:00"),
        ("2026-01-05 09:00", 1, "2026-01-02 16:00"),
        ("2026-01-05 10:00", 1, "2026-01-05 09:00"),
    ],
)
def test_counted_back(end: str, hours: int, start: str) -> None:
    calendar = office("mon-fri 9-12,13-17")
    assert calendar.add_business_time(at(end), -hours * HOUR).due == at(start)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-01-05 09:00", "2026-01-05 17:00", 7),
        ("2026-01-05 12:10", "2026-01-05 12:50", 0),
        ("2026-01-09 16:00", "2026-01-12 10:00", 5),
        ("2026-01-12 10:00", "2026-01-09 16:00", -5),
    ],
)
def test_business_time_between(start: str, end: str, hours: int) -> None:
    assert office(WITH_LUNCH).business_time_between(at(start), at(end)) == hours * HOUR


@pytest.mark.parametrize(("on", "hours"), [("2026-03-08", 23), ("2026-11-01", 25), ("2026-11-02", 24)])
def test_a_day_round_the_clock_is_as_long_as_it_really_is(on: str, hours: int) -> None:
    (opening,) = office(ROUND_THE_CLOCK).intervals(day(on))
    assert opening.closes - opening.opens == hours * HOUR


def test_a_day_of_real_time_over_a_change_of_the_clocks() -> None:
    calendar = office(ROUND_THE_CLOCK)
    assert calendar.add_business_time(at("2026-03-07 12:00"), 24 * HOUR).due == at("2026-03-08 13:00")
    assert calendar.add_business_time(at("2026-10-31 12:00"), 24 * HOUR).due == at("2026-11-01 11:00")


def test_time_passes_by_instants_however_they_are_written() -> None:
    """From half past midnight to half past four are three hours where the clocks go forward."""
    start, end = at("2026-03-08 00:30"), at("2026-03-08 04:30")
    assert office(ROUND_THE_CLOCK).business_time_between(start, end) == 3 * HOUR


def test_an_opening_time_that_is_left_out_is_the_moment_of_the_change() -> None:
    """On 29 March 2026 the clocks of Berlin go from 2:00 to 3:00."""
    (opening,) = office("sun 02:30-05:00", timezone=BERLIN).intervals(day("2026-03-29"))
    assert opening.opens == at("2026-03-29 03:00", BERLIN)
    assert opening.closes - opening.opens == 2 * HOUR


def test_hours_that_are_left_out_wholly_leave_the_day_closed() -> None:
    calendar = office("sun 02:00-02:45; mon 9-17", timezone=BERLIN)
    assert not calendar.is_business_day(day("2026-03-29"))
    due = calendar.add_business_days(at("2026-03-28 12:00", BERLIN), 1).due
    assert due == at("2026-03-30 17:00", BERLIN)


def test_hours_that_come_twice_are_kept_the_first_time() -> None:
    """On 25 October 2026 the clocks of Berlin go back from 3:00 to 2:00."""
    (opening,) = office("sun 02:15-02:45", timezone=BERLIN).intervals(day("2026-10-25"))
    assert opening.closes - opening.opens == HOUR / 2
    assert opening.opens == datetime(2026, 10, 25, 0, 15, tzinfo=UTC)


def test_a_day_that_never_was() -> None:
    """Samoa went from 29 to 31 December 2011."""
    calendar = office("mon-sun 9-17", timezone=APIA)
    assert not calendar.is_business_day(day("2011-12-30"))
    due = calendar.add_business_days(at("2011-12-29 12:00", APIA), 1).due
    assert due == at("2011-12-31 17:00", APIA)


def test_more_business_time_than_anybody_promises_is_refused() -> None:
    for amount in (timedelta.max, timedelta.min):
        with pytest.raises(FrontDeskError) as refusal:
            office().add_business_time(at("2026-01-05 12:00"), amount)
        assert refusal.value.message.id == "calendar.time_out_of_range"
