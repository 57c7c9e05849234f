"""Any week of opening hours, any office and any instant, for property-based tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import DatedHours, FixedHolidays
from frontdesk.domain.hours import Interval, WeekHours

ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Asia/Tokyo",
    "Australia/Lord_Howe",  # its clocks change by half an hour
    "America/Santiago",  # its clocks change at midnight
    "Pacific/Apia",  # it left out a whole day in 2011
    "Asia/Kathmandu",
)
brisk = settings(max_examples=25, deadline=None)
"""Few examples of much: an office is slow to make up, and every run makes up others."""

YEARS = (datetime(2010, 6, 1, tzinfo=UTC), datetime(2012, 6, 1, tzinfo=UTC))


@st.composite
def _days(draw: st.DrawFn) -> tuple[Interval, ...]:
    quarters = draw(st.sets(st.integers(0, 96), max_size=6).filter(lambda found: len(found) % 2 == 0))
    marks = sorted(quarter * 15 for quarter in quarters)
    return tuple(Interval(opens, closes) for opens, closes in zip(marks[::2], marks[1::2], strict=True))


def weeks() -> st.SearchStrategy[WeekHours]:
    """Any week that opens at least once."""
    return st.lists(_days(), min_size=7, max_size=7).filter(any).map(WeekHours.of)


@st.composite
def _exceptions(draw: st.DrawFn) -> DatedHours:
    first = draw(st.dates(YEARS[0].date(), YEARS[1].date()))
    last = first + timedelta(days=draw(st.integers(0, 20)))
    return DatedHours(first, last, draw(_days()), "fair", counts_as_business_day=draw(st.booleans()))


def _holidays() -> st.SearchStrategy[FixedHolidays]:
    days = st.sets(st.dates(YEARS[0].date(), YEARS[1].date()), max_size=10)
    return days.map(lambda found: FixedHolidays(tuple((day, "feast") for day in sorted(found))))


def offices() -> st.SearchStrategy[OfficeCalendar]:
    """Any office: zone, week, exceptions that may overlap, holidays."""
    return st.builds(
        OfficeCalendar,
        st.sampled_from(ZONES).map(ZoneInfo),
        weeks(),
        st.lists(_exceptions(), max_size=4).map(tuple),
        _holidays(),
    )


def instants() -> st.SearchStrategy[datetime]:
    """Any instant of two years with several changes of the clocks, to the second."""
    seconds = int((YEARS[1] - YEARS[0]).total_seconds())
    return st.integers(0, seconds).map(lambda found: YEARS[0] + timedelta(seconds=found))


def amounts() -> st.SearchStrategy[timedelta]:
    """Some business time, to the second."""
    return st.integers(1, 80 * 3600).map(lambda found: timedelta(seconds=found))


def local_day(office: OfficeCalendar, due: datetime) -> date:
    """Return the day whose closing time an instant is: midnight belongs to the day that it ends."""
    return office.local(due - timedelta(microseconds=1)).date()
