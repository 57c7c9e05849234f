"""Real vectors of three business-time libraries, as far as they follow our rules.

Ours are: the next open day is day 1 and the deadline falls at its closing time
(design, *Time*); business time runs from an instant while the office is open.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import FixedHolidays
from frontdesk.domain.hours import WEEKDAYS, WeekHours
from frontdesk.domain.hours_text import parse_intervals

pytestmark = pytest.mark.real_data

Vector = dict[str, Any]

CALENDAR_DAYS = "counts calendar days: alaveteli-09 to -16"
BACKWARDS = "no deadline lies days before its receipt: business_time-02, -04, -06, -09, -10"
LATER = "what lands after closing time goes to the next opening, a day after ours: biz-10"
ONLY_THE_DAY = ("keeps-clock-time", "days-then-into-open-hours")
"""These rules land on our day n, but keep the time of day, where ours is closing time."""


def test_all_vectors_that_follow_our_rules(real_data: Path) -> None:
    lines = (real_data / "businessdays" / "vectors.jsonl").read_text(encoding="utf-8").splitlines()
    vectors = [json.loads(line) for line in lines]
    ours = [vector for vector in vectors if why_left_out(vector) is None]
    wrong = [vector["id"] for vector in ours if result(vector) != expected(vector)]
    assert not wrong
    assert (len(vectors), len(ours)) == (60, 46)


def why_left_out(vector: Vector) -> str | None:
    """Return why a vector follows another rule than ours, or None."""
    if vector["rule"] == "calendar-days-then-roll-forward":
        return CALENDAR_DAYS
    if vector["op"] == "add_business_days" and vector["amount"] < 0:
        return BACKWARDS
    if vector["id"] == "biz-10":
        return LATER
    return None


def result(vector: Vector) -> object:
    """Return what our calendar says."""
    return OPERATIONS[vector["op"]](calendar(vector), vector)


def expected(vector: Vector) -> object:
    """Return what the vector says, as far as its rule is ours."""
    says = vector["expected"]
    if vector["rule"] in ONLY_THE_DAY:
        return says[:10]
    return says if vector["op"] != "add_business_time" and isinstance(says, int | str) else instant(says)


def calendar(vector: Vector) -> OfficeCalendar:
    """Return the calendar that a vector describes."""
    given = vector["calendar"]
    hours = (",".join("-".join(pair) for pair in given["week"].get(name, ())) for name in WEEKDAYS)
    return OfficeCalendar(
        ZoneInfo(given["tz"]),
        WeekHours.of([parse_intervals(text) for text in hours]),
        holidays=FixedHolidays(tuple((date.fromisoformat(day), "") for day in given["holidays"])),
    )


def instant(text: str) -> datetime:
    """Return an instant; all vectors are in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _business_days(office: OfficeCalendar, vector: Vector) -> str:
    due = office.add_business_days(instant(vector["start"]), vector["amount"]).due
    assert due == office.closing(due.date())
    return due.date().isoformat()


def _business_time(office: OfficeCalendar, vector: Vector) -> datetime:
    return office.add_business_time(
        instant(vector["start"]), timedelta(**{f"{vector['unit']}s": vector["amount"]})
    ).due


def _next_open(office: OfficeCalendar, vector: Vector) -> str:
    return office.next_open(instant(vector["start"])).replace(tzinfo=None).isoformat(timespec="minutes")


def _minutes_between(office: OfficeCalendar, vector: Vector) -> int:
    length = office.business_time_between(instant(vector["start"]), instant(vector["amount"]))
    return length // timedelta(minutes=1)


def _days_between(office: OfficeCalendar, vector: Vector) -> int:
    """Count from the first day on; `exclusive-end` leaves the last day out."""
    before = date.fromisoformat(vector["start"]) - timedelta(days=1)
    last = date.fromisoformat(vector["amount"]) - timedelta(days=vector["rule"] == "exclusive-end")
    return office.count_business_days(before, last)


OPERATIONS: dict[str, Callable[[OfficeCalendar, Vector], object]] = {
    "add_business_days": _business_days,
    "add_business_time": _business_time,
    "next_open_moment": _next_open,
    "count_business_minutes": _minutes_between,
    "count_business_days": _days_between,
}
