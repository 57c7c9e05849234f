"""Dates and times as people type them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.ui.forms.typed_dates import DateReader, read_time

TODAY = date(2026, 11, 26)  # a Thursday
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
READER = DateReader(
    TODAY,
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    months=MONTHS,
    words={"today": 0, "tomorrow": 1, "yesterday": -1},
)
PAST = DateReader(TODAY, prefers_past=True, weekdays=READER.weekdays)
AMERICAN = DateReader(TODAY, order="mdy")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3.12", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3.12.2027", date(2027, 12, 3)),
        ("3-12-27", date(2027, 12, 3)),
        ("25.11", date(2027, 11, 25)),
        (" Today ", TODAY),
        ("TOMORROW", date(2026, 11, 27)),
        ("+3", date(2026, 11, 29)),
        ("fri", date(2026, 11, 27)),
        ("thursday", date(2026, 12, 3)),
        ("3 dec", date(2026, 12, 3)),
        ("Dec 3, 2027", date(2027, 12, 3)),
        ("31.2", None),
        ("next week", None),
        ("", None),
    ],
)
def test_a_date_is_understood(typed: str, meant: date | None) -> None:
    assert READER.read(typed) == meant


def test_a_date_that_was_is_the_last_such_day() -> None:
    assert PAST.read("25.11") == date(2026, 11, 25)
    assert PAST.read("27.11") == date(2025, 11, 27)
    assert PAST.read("thu") == TODAY
    assert PAST.read("fri") == date(2026, 11, 20)


def test_americans_write_the_month_first() -> None:
    assert AMERICAN.read("12/3") == date(2026, 12, 3)
    assert AMERICAN.read("12/3/2027") == date(2027, 12, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("1405", time(14, 5)),
        ("9:30", time(9, 30)),
        ("14.05", time(14, 5)),
        ("14h05", time(14, 5)),
        ("2 pm", time(14)),
        ("2:15p.m.", time(14, 15)),
        ("12am", time(0)),
        ("13pm", None),
        ("24", None),
        ("9:75", None),
        ("noon", None),
    ],
)
def test_a_time_is_understood(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@given(st.text())
def test_no_text_breaks_the_readers(typed: str) -> None:
    assert isinstance(READER.read(typed), date | None)
    assert isinstance(read_time(typed), time | None)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_whole_date_is_read_as_written(day: date) -> None:
    assert READER.read(f"{day:%d.%m.%Y}") == day
    assert AMERICAN.read(f"{day:%m/%d/%Y}") == day
    assert READER.read(day.isoformat()) == day
