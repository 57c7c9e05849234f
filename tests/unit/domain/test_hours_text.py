"""Opening hours are read as people type them, and written back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import Interval, WeekHours
from frontdesk.domain.hours_text import format_hours, format_intervals, parse_hours, parse_intervals
from tests.unit.domain.weeks import brisk, weeks

MORNING, AFTERNOON = Interval(9 * 60, 12 * 60), Interval(13 * 60, 17 * 60)


def test_a_week_with_lunch_and_a_half_day() -> None:
    week = parse_hours("mon-fri 09:00-12:00,13:00-17:00; sat 10:00-13:00")
    assert week.days == (*((MORNING, AFTERNOON),) * 5, (Interval(600, 780),), ())


@pytest.mark.parametrize(
    "typed",
    [
        "Mon - Fri  9-12, 13:00 – 17:00\nSaturday 10.00-13.00",
        "mon,tue,wed 9-12,13-17; thurs 9-12,13-17; friday 9-12,13-17; sat 10-13; sun closed",
        "sat 10:00-13:00; mon-fri 13:00-17:00,09:00-12:00;",
        "mon-fri 9-10,10-12,13-17; sat 10-13",
        "mon-fri 09:00-12:00, 13:00-17:00, sat 10:00-13:00",
        "Sun closed, Mon-Fri 9-12,13-17,Sat 10-13",
    ],
)
def test_ways_to_type_the_same_week(typed: str) -> None:
    assert format_hours(parse_hours(typed)) == "mon-fri 09:00-12:00,13:00-17:00; sat 10:00-13:00"


def test_round_the_clock() -> None:
    assert parse_hours("mon-sun 00:00-24:00").days == ((Interval(0, 1440),),) * 7


def test_days_may_run_over_the_end_of_the_week() -> None:
    assert format_hours(parse_hours("sat-mon 9-17")) == "mon 09:00-17:00; sat-sun 09:00-17:00"


def test_an_interval_through_midnight_is_split_between_the_days() -> None:
    week = parse_hours("fri 22:00-02:00; sat 18:00-24:00; sun 20:00-01:00")
    assert (
        format_hours(week) == "mon 00:00-01:00; fri 22:00-24:00; sat 00:00-02:00,18:00-24:00; sun 20:00-24:00"
    )


@pytest.mark.parametrize(
    ("typed", "id_", "named"),
    [
        ("", "hours.never_open", {}),
        (" ;\n", "hours.never_open", {}),
        ("mon closed", "hours.never_open", {}),
        ("mon", "hours.not_understood", {"part": "mon"}),
        ("mon-fri 9-17 or so", "hours.not_understood", {"part": "mon-fri 9-17 or so"}),
        ("moonday 9-17", "hours.unknown_day", {"day": "moonday"}),
        ("mo 9-17", "hours.unknown_day", {"day": "mo"}),
        ("mon- 9-17", "hours.not_understood", {"part": "mon- 9-17"}),
        ("mon-,tue 9-17", "hours.unknown_day", {"day": ""}),
        ("mon 9-17; mon-tue 9-12", "hours.day_twice", {"day": "mon"}),
        ("mon 9", "hours.no_interval", {"part": "9"}),
        ("mon 9-25", "hours.no_clock_time", {"time": "25"}),
        ("mon 9:60-10", "hours.no_clock_time", {"time": "9:60"}),
        ("mon 9-24:01", "hours.no_clock_time", {"time": "24:01"}),
        ("mon 9-9", "hours.interval_empty", {"day": "mon"}),
        ("mon 24:00-9", "hours.interval_empty", {"day": "mon"}),
        ("mon 9-12,11-13", "hours.overlap", {"first": "09:00-12:00", "second": "11:00-13:00"}),
        ("mon 22-3; tue 2-9", "hours.overlap", {"first": "00:00-03:00", "second": "02:00-09:00"}),
    ],
)
def test_what_is_wrong_is_named(typed: str, id_: str, named: dict[str, str]) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        parse_hours(typed)
    assert refusal.value.message.id == id_
    assert refusal.value.field == "hours"
    assert named.items() <= refusal.value.message.params.items()


def test_the_hours_of_one_day() -> None:
    assert parse_intervals("13:00-17:00, 09:00-12:00") == (MORNING, AFTERNOON)
    assert parse_intervals("closed") == parse_intervals(" ") == ()
    assert format_intervals((MORNING, AFTERNOON)) == "09:00-12:00,13:00-17:00"
    assert format_intervals(()) == "closed"


@pytest.mark.parametrize("typed", ["22:00-02:00", "9-9", "9-12,11-13", "nine to five"])
def test_the_hours_of_one_day_refuse_what_does_not_fit_into_it(typed: str) -> None:
    with pytest.raises(FrontDeskError) as refusal:
        parse_intervals(typed)
    assert refusal.value.field == "hours"


@brisk
@given(weeks())
def test_every_week_is_read_back_as_it_was_written(week: WeekHours) -> None:
    assert parse_hours(format_hours(week)) == week


@brisk
@given(st.text(alphabet="monfriwedsat 0123456789:-,;–. closed\n", max_size=40))
def test_whatever_is_typed_gives_hours_or_a_refusal_of_them(typed: str) -> None:
    outcome = _field_refused(typed)
    assert outcome in (None, "hours")


def _field_refused(typed: str) -> str | None:
    try:
        parse_hours(typed)
    except FrontDeskError as refusal:
        return refusal.field
    return None
