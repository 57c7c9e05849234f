"""A city's own business-day deadlines, 3,000 of them, against our count of days.

Boston counts from Monday to Friday and keeps the time of day; what arrives out
of hours is moved before counting. The adapter does the moving, we count.
"""

from __future__ import annotations

import csv
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.unit.domain.offices import NEW_YORK, office

pytestmark = pytest.mark.real_data

OPENS, CLOSES = time(8, 30), time(17, 0)
SATURDAY = 5
CITY_HALL = office("mon-fri 08:30-17:00")


def moved_into_hours(arrived: datetime) -> datetime:
    """Return when the city takes a request to have come: not on a weekend, not in the evening."""
    if arrived.weekday() >= SATURDAY:
        return arrived + timedelta(days=7 - arrived.weekday())
    if arrived.time() <= CLOSES:
        return arrived
    return datetime.combine(CITY_HALL.next_business_day(arrived.date()), OPENS)


def due(arrived: datetime, days: int) -> datetime:
    """Return our day n at the time of day that the city keeps."""
    start = moved_into_hours(arrived)
    closing = CITY_HALL.add_business_days(start.replace(tzinfo=NEW_YORK), days).due
    return datetime.combine(CITY_HALL.local(closing).date(), start.time())


def test_every_deadline_that_follows_the_city_s_rule(real_data: Path) -> None:
    with (real_data / "service_requests" / "boston_deadlines.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["agrees"] == "True"]
    wrong = [row["case_enquiry_id"] for row in rows if not agrees(row)]
    assert not wrong
    assert len(rows) == 2862


def agrees(row: dict[str, str]) -> bool:
    """Return whether our deadline is the inferred one and, but for some seconds, the city's own."""
    ours = due(datetime.fromisoformat(row["open_dt"]), int(row["sla_business_days"]))
    city = datetime.fromisoformat(row["target_dt"])
    inferred = datetime.fromisoformat(row["due_by_inferred_rule"])
    return ours == inferred and abs(ours - city) < timedelta(minutes=5)
