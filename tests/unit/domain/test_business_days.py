"""Counting business days: the day of receipt is day 0, due at closing time of day n."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.domain.calendar import MOST_BUSINESS_DAYS
from frontdesk.domain.errors import FrontDeskError
from tests.unit.domain.offices import (
    NINE_TO_FIVE,
    ROUND_THE_CLOCK,
    WITH_LUNCH,
    at,
    closed,
    office,
    opened,
)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-01-02 16:40", 1, "2026-01-05 17:00"),  # Friday: Saturday and Sunday do not count
        ("2026-01-02 23:59:59", 1, "2026-01-05 17:00"),
        ("2026-01-03 11:00", 1, "2026-01-05 17:00"),  # Saturday is day 0 all the same
        ("2026-01-04 00:00", 1, "2026-01-05 17:00"),
        ("2026-01-05 00:00", 1, "2026-01-06 17:00"),
        ("2026-01-05 17:00", 1, "2026-01-06 17:00"),
        ("2026-01-02 16:40", 7, "2026-01-13 17:00"),
        ("2026-03-06 12:00", 1, "2026-03-09 17:00"),  # the clocks go forward in between
        ("2026-10-30 12:00", 1, "2026-11-02 17:00"),  # and back
        ("2024-02-28 12:00", 1, "2024-02-29 17:00"),
    ],
)
def test_nine_to_five(received: str, days: int, due: str) -> None:
    assert office(NINE_TO_FIVE).add_business_days(at(received), days).due == at(due)


def test_due_at_closing_time_of_a_half_day() -> None:
    due = office(WITH_LUNCH).add_business_days(at("2026-01-09 10:00"), 1).due
    assert due == at("2026-01-10 13:00")


def test_round_the_clock_the_day_ends_at_midnight() -> None:
    due = office(ROUND_THE_CLOCK).add_business_days(at("2026-01-03 10:00"), 1).due
    assert due == at("2026-01-05 00:00")


def test_over_the_turn_of_the_year() -> None:
    holidays = {"2026-12-25": "Christmas Day", "2027-01-01": "New Year's Day"}
    calendar = office(holidays=holidays)
    assert calendar.add_business_days(at("2026-12-23 09:00"), 7).due == at("2027-01-05 17:00")


def test_a_holiday_switched_off_counts() -> None:
    assert office().add_business_days(at("2026-12-24 09:00"), 1).due == at("2026-12-25 17:00")


def test_a_closure_does_not_count() -> None:
    calendar = office(NINE_TO_FIVE, closed("2026-01-05", "2026-01-07", "stocktaking"))
    assert calendar.add_business_days(at("2026-01-02 16:40"), 2).due == at("2026-01-09 17:00")


@pytest.mark.parametrize(("counts", "due"), [(False, "2026-12-14 17:00"), (True, "2026-12-12 14:00")])
def test_an_extra_opening_counts_only_if_it_says_so(*, counts: bool, due: str) -> None:
    calendar = office(NINE_TO_FIVE, opened("2026-12-12", "10-14", counts=counts))
    assert calendar.add_business_days(at("2026-12-11 09:00"), 1).due == at(due)


def test_a_shorter_day_ends_earlier() -> None:
    calendar = office(NINE_TO_FIVE, opened("2026-12-24", "9-12"))
    assert calendar.add_business_days(at("2026-12-23 09:00"), 1).due == at("2026-12-24 12:00")


def test_what_was_passed_on_the_way() -> None:
    counted = office(holidays={"2026-01-05": "feast"}).add_business_days(at("2026-01-02 16:40"), 1)
    assert [(str(day.date), day.counts) for day in counted.days] == [
        ("2026-01-03", False),
        ("2026-01-04", False),
        ("2026-01-05", False),
        ("2026-01-06", True),
    ]


@pytest.mark.parametrize("days", [0, -1, MOST_BUSINESS_DAYS + 1])
def test_a_number_of_days_that_nobody_promises_is_refused(days: int) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        office().add_business_days(at("2026-01-02 16:40"), days)
    assert refusal.value.message.id == "calendar.days_out_of_range"


def test_an_office_that_never_opens_again_is_refused() -> None:
    calendar = office(NINE_TO_FIVE, closed("2026-01-01", "2029-01-01"))
    monday = at("2026-01-05 10:00")
    for attempt in (
        lambda: calendar.add_business_days(monday, 1),
        lambda: calendar.add_business_time(monday, timedelta(hours=1)),
        lambda: calendar.next_open(monday),
        lambda: calendar.next_business_day(monday.date()),
    ):
        with pytest.raises(FrontDeskError) as refusal:
            attempt()
        assert refusal.value.message.id == "calendar.never_open"
        assert refusal.value.field == "hours"


def test_a_long_closure_that_ends_is_waited_for() -> None:
    calendar = office(NINE_TO_FIVE, closed("2026-01-01", "2027-06-30"))
    assert calendar.add_business_days(at("2026-01-05 10:00"), 1).due == at("2027-07-01 17:00")


@pytest.mark.parametrize("received", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_the_ends_of_time_are_refused(received: datetime) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        office().add_business_days(received, 7)
    assert refusal.value.message.id == "calendar.beyond_time"


def test_more_days_than_are_remembered_still_count_right() -> None:
    """What was worked out is forgotten after some twenty thousand days, and worked out anew."""
    calendar = office(ROUND_THE_CLOCK)
    first = at("1950-01-01 10:00")
    assert calendar.count_business_days(first.date(), at("2010-01-01 10:00").date()) == 21915
    assert calendar.add_business_days(first, 1).due == at("1950-01-03 00:00")
