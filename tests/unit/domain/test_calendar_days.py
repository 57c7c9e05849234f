"""When the office is open, which days count, and why the others do not."""

from __future__ import annotations

import pytest

from frontdesk.domain.calendar_day import DatedHours
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import Interval
from frontdesk.domain.message import message
from tests.unit.domain.offices import NEW_YORK, WITH_LUNCH, at, closed, day, office, opened

NEW_YEAR = {"2026-01-01": "New Year's Day"}


def test_a_day_with_a_lunch_break() -> None:
    hours = [(found.opens, found.closes) for found in office(WITH_LUNCH).intervals(day("2026-01-05"))]
    assert hours == [
        (at("2026-01-05 09:00"), at("2026-01-05 12:00")),
        (at("2026-01-05 13:00"), at("2026-01-05 17:00")),
    ]


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-01-05 08:59:59", None),
        ("2026-01-05 09:00", "2026-01-05 12:00"),
        ("2026-01-05 11:59:59", "2026-01-05 12:00"),
        ("2026-01-05 12:00", None),
        ("2026-01-05 13:30", "2026-01-05 17:00"),
        ("2026-01-05 17:00", None),
        ("2026-01-10 12:59", "2026-01-10 13:00"),
        ("2026-01-11 11:00", None),
    ],
)
def test_open_until(moment: str, until: str | None) -> None:
    calendar = office(WITH_LUNCH)
    assert calendar.open_until(at(moment)) == (at(until) if until else None)
    assert calendar.is_open(at(moment)) is (until is not None)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-01-05 10:15", "2026-01-05 10:15"),
        ("2026-01-05 12:00", "2026-01-05 13:00"),
        ("2026-01-10 13:00", "2026-01-12 09:00"),
    ],
)
def test_next_open(moment: str, opens: str) -> None:
    assert office(WITH_LUNCH).next_open(at(moment)) == at(opens)


def test_closing_time() -> None:
    assert office(WITH_LUNCH).closing(day("2026-01-10")) == at("2026-01-10 13:00")


def test_there_is_no_closing_time_on_a_closed_day() -> None:
    with pytest.raises(FrontDeskError) as refusal:
        office().closing(day("2026-01-11"))
    assert refusal.value.message == message("calendar.closed_on", day=day("2026-01-11"))


def test_why_the_office_is_closed() -> None:
    calendar = office(
        WITH_LUNCH,
        closed("2026-01-05", name="stocktaking"),
        closed("2026-01-06"),
        opened("2026-01-11", "10-12", name="fair"),
        holidays=NEW_YEAR,
    )
    why = {on: calendar.why_closed(day(f"2026-01-{on}")) for on in ("01", "02", "04", "05", "06", "11")}
    assert why["02"] is why["11"] is None
    assert why["01"] == message("explain.why.holiday", day=day("2026-01-01"), name="New Year's Day")
    assert why["04"] == message("explain.why.weekday", day=day("2026-01-04"), name="")
    assert why["05"] == message("explain.why.exception", day=day("2026-01-05"), name="stocktaking")
    assert why["06"] == message("explain.why.exception_unnamed")


def test_a_holiday_that_falls_on_a_closed_weekday_is_just_that_weekday() -> None:
    calendar = office(holidays={"2026-07-04": "Independence Day"})
    assert calendar.day(day("2026-07-04")).name == ""


def test_next_business_day_passes_over_weekend_holiday_and_closure() -> None:
    calendar = office("mon-fri 9-17", closed("2026-01-02"), holidays=NEW_YEAR)
    assert calendar.next_business_day(day("2025-12-31")) == day("2026-01-05")


def test_longer_hours_on_an_open_day_leave_it_a_business_day() -> None:
    calendar = office("mon-fri 9-17", opened("2026-12-10", "8-20"))
    assert calendar.is_business_day(day("2026-12-10"))
    assert calendar.closing(day("2026-12-10")) == at("2026-12-10 20:00")


@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.parametrize("on", ["2026-12-12", "2026-12-25"])
def test_extra_hours_on_a_closed_day_count_only_if_the_office_says_so(*, counts: bool, on: str) -> None:
    holidays = {"2026-12-25": "Christmas Day"}
    calendar = office("mon-fri 9-17", opened(on, "10-14", counts=counts), holidays=holidays)
    assert calendar.is_open(at(f"{on} 13:59"))
    assert calendar.is_business_day(day(on)) is counts


def test_of_overlapping_exceptions_the_one_for_fewer_days_decides() -> None:
    break_ = closed("2026-12-21", "2027-01-03", name="winter break")
    inventory = opened("2026-12-28", "9-11", name="inventory")
    for exceptions in ((break_, inventory), (inventory, break_)):
        calendar = office("mon-fri 9-17", *exceptions)
        assert calendar.is_open(at("2026-12-28 10:00"))
        assert not calendar.is_business_day(day("2026-12-28"))
        assert not calendar.intervals(day("2026-12-29"))


def test_an_exception_cannot_end_before_it_begins() -> None:
    with pytest.raises(FrontDeskError) as refusal:
        closed("2026-01-02", "2026-01-01")
    assert refusal.value.field == "last_day"


def test_the_number_of_a_business_day() -> None:
    calendar = office(holidays={"2026-11-26": "Thanksgiving Day"})
    assert calendar.count_business_days(day("2026-11-23"), day("2026-11-23")) == 0
    assert calendar.count_business_days(day("2026-11-23"), day("2026-12-01")) == 5


def test_the_digest_follows_whatever_moves_a_deadline() -> None:
    same = office("mon-fri 9-17", closed("2026-01-02", name="one name"), holidays=NEW_YEAR)
    renamed = office("mon-fri 09:00-17:00", closed("2026-01-02", name="another"), holidays=NEW_YEAR)
    others = (
        office("mon-fri 9-18", closed("2026-01-02"), holidays=NEW_YEAR),
        office("mon-fri 9-17", closed("2026-01-05"), holidays=NEW_YEAR),
        office("mon-fri 9-17", closed("2026-01-02")),
        office("mon-fri 9-17", opened("2026-01-02", "9-12"), holidays=NEW_YEAR),
        office("mon-fri 9-17", opened("2026-01-02", "9-12", counts=True), holidays=NEW_YEAR),
    )
    assert same.digest() == renamed.digest()
    assert len({same.digest(), *(other.digest() for other in others)}) == len(others) + 1


def test_an_instant_without_a_time_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        office().is_open(at("2026-01-05 10:00").replace(tzinfo=None))


def test_hours_between_clock_times() -> None:
    nine, midnight = at("2026-01-05 09:00").time(), at("2026-01-05 00:00").time()
    assert Interval.between(nine, midnight) == Interval(540, 1440)


def test_dated_hours_cover_their_first_and_last_day() -> None:
    dated = DatedHours(day("2026-12-24"), day("2026-12-31"))
    covered = [dated.covers(day(f"2026-12-{on}")) for on in (23, 24, 31)]
    assert covered == [False, True, True]
    assert not dated.covers(day("2027-01-01"))


def test_offices_of_other_zones_close_by_their_own_clocks() -> None:
    assert office(timezone=NEW_YORK).closing(day("2026-01-05")).hour == 22
