"""Times as scripts write them become instants."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from frontdesk.cli.instants import parse_date, parse_instant, parse_interval
from frontdesk.domain.errors import FrontDeskError

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-01-02T16:40", datetime(2026, 1, 2, 21, 40, tzinfo=UTC)),
        ("2026-01-02 16:40:30", datetime(2026, 1, 2, 21, 40, 30, tzinfo=UTC)),
        ("2026-01-02T16:40+01:00", datetime(2026, 1, 2, 15, 40, tzinfo=UTC)),
        ("2026-01-02T16:40Z", datetime(2026, 1, 2, 16, 40, tzinfo=UTC)),
        ("2026-07-02T16:40", datetime(2026, 7, 2, 20, 40, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 2, 5, 0, tzinfo=UTC)),
    ],
)
def test_a_time_without_offset_is_office_time(text: str, utc: datetime) -> None:
    assert parse_instant(text, NEW_YORK, field="at") == utc


def test_a_time_that_the_clocks_skip_is_read_with_the_offset_before() -> None:
    assert parse_instant("2026-03-08T02:30", NEW_YORK, field="at") == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_means_the_first() -> None:
    assert parse_instant("2026-11-01T01:30", NEW_YORK, field="at") == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-02-30T10:00",
        "2026-01-02T25:00",
        "0001-01-01T00:00+14:00",
        "0001-01-01T00:00Z",
        "9999-12-31T00:00Z",
        "17:00",
    ],
)
def test_what_is_no_time_is_refused_with_its_field(text: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        parse_instant(text, NEW_YORK, field="visit.arrived")
    assert refused.value.field == "visit.arrived"
    assert refused.value.message.id == "input.no_instant"


def test_dates() -> None:
    assert parse_date("2026-01-31", field="mail.written_on") == date(2026, 1, 31)
    with pytest.raises(FrontDeskError) as refused:
        parse_date("31/01/2026", field="mail.written_on")
    assert refused.value.field == "mail.written_on"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2026-02-02T15:00/2026-02-02T16:00", ("2026-02-02T20:00", "2026-02-02T21:00")),
        ("2026-02-02T15:00+01:00 / 2026-02-02T16:00", ("2026-02-02T14:00", "2026-02-02T21:00")),
        ("2026-02-02T15:00/PT1H30M", ("2026-02-02T20:00", "2026-02-02T21:30")),
        ("2026-02-02T15:00/pt45m", ("2026-02-02T20:00", "2026-02-02T20:45")),
        ("2026-03-08T01:30/PT1H", ("2026-03-08T06:30", "2026-03-08T07:30")),
    ],
)
def test_an_interval_is_two_times_or_a_time_and_how_long(text: str, ends: tuple[str, str]) -> None:
    expected = tuple(datetime.fromisoformat(f"{end}+00:00") for end in ends)
    assert parse_interval(text, NEW_YORK, field="callback.window") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-02T15:00",
        "/",
        "2026-02-02T15:00/",
        "a/b",
        "2026-02-02T15:00/PT",
        "9999-12-01T15:00Z/PT999H",
    ],
)
def test_what_is_no_interval_is_refused_with_its_field(text: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        parse_interval(text, NEW_YORK, field="callback.window")
    assert refused.value.field == "callback.window"
