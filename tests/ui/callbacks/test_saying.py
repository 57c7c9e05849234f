"""Windows as they are typed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from frontdesk.ui.callbacks.saying import WindowReader
from frontdesk.ui.dates import date_reader
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.typed_dates import DateReader
from tests.services.offices import MONDAY, ZONE

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("15:00–16:00", "2026-11-23 15:00", "2026-11-23 16:00"),
        ("today 15-16", "2026-11-23 15:00", "2026-11-23 16:00"),
        ("Thu 10", "2026-11-26 10:00", "2026-11-26 11:00"),
        ("tomorrow 9:30", "2026-11-24 09:30", "2026-11-24 10:30"),
        ("in 2 hours", "2026-11-23 11:30", "2026-11-23 12:30"),
        ("in 20 min", "2026-11-23 09:50", "2026-11-23 10:50"),
        ("2 pm to 3 pm", "2026-11-23 14:00", "2026-11-23 15:00"),
        ("8:00", "2026-11-24 08:00", "2026-11-24 09:00"),  # today's has passed
    ],
)
def test_a_window_is_read(page: PageContext, typed: str, start: str, end: str) -> None:
    said = reader(date_reader(page)).read(typed)
    assert said.window is not None
    assert [f"{page.local(at):%Y-%m-%d %H:%M}" for at in said.window] == [start, end]


@pytest.mark.parametrize(
    "typed", ["soon", "in the morning-ish", "10-9", "25:00", "Thu", "10-11-12", "in 0 h"]
)
def test_what_is_not_understood_is_said(page: PageContext, typed: str) -> None:
    said = reader(date_reader(page)).read(typed)
    assert said.window is None
    assert said.refusal is not None


def test_what_has_passed_is_said(page: PageContext) -> None:
    said = reader(date_reader(page)).read("today 8:00-9:00")
    assert said.refusal is not None
    assert said.refusal.id == "callbacks.past"


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    said = reader(DateReader(MONDAY.date())).read(typed)
    assert (said.window is None) is not (said.refusal is None)
    if said.window is not None:
        assert said.window[1] > MONDAY
        assert said.window[0] < said.window[1]


def reader(days: DateReader, now: datetime = MONDAY) -> WindowReader:
    return WindowReader(days, now, ZONE, HOUR)


def test_a_page_is_needed_for_names_alone(qapp: QApplication) -> None:
    assert reader(DateReader(MONDAY.date())).read("15:00").window is not None
