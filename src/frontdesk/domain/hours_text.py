"""Opening hours as people type them: "mon-fri 09:00-12:00,13:00-17:00; sat 10:00-13:00"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import MINUTES_PER_DAY, WEEKDAYS, Interval, WeekHours, joined

_CLOSED = "closed"
_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DASHES = re.compile(r"\s*[-\u2010-\u2015]\s*")
_COMMAS = re.compile(r"\s*,\s*")
_NEXT_GROUP = re.compile(r"[;\n]|(?:(?<=\d)|(?<=closed))\s*,\s*(?=[a-z])", re.IGNORECASE)
_GROUP = re.compile(r"(?P<days>[a-z][a-z,-]*)\s+(?P<hours>[\d:.,-]+|closed)")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?")


def parse_hours(text: str) -> WeekHours:
    """Read a week's opening hours; days that are not named are closed.

    Groups are parted by ";", a new line or a comma before the next day's name; an
    interval may run through midnight ("fri 22:00-02:00") and is then split between
    the two days. Raises `FrontDeskError` (field "hours") that names the part at fault.
    """
    named: set[int] = set()
    days: list[list[Interval]] = [[] for _ in WEEKDAYS]
    for group in _groups(text):
        for weekday in _weekdays(group["days"]):
            if weekday in named:
                raise _refusal("hours.day_twice", day=WEEKDAYS[weekday])
            named.add(weekday)
            for opens, closes in _spans(group["hours"]):
                _add(days, weekday, opens, closes)
    if not any(days):
        raise _refusal("hours.never_open")
    return WeekHours.of(days)


def parse_intervals(text: str) -> tuple[Interval, ...]:
    """Read one day's intervals, "09:00-12:00,13:00-17:00"; "closed" or nothing gives none.

    Raises `FrontDeskError` for what is no interval, overlaps or runs past midnight.
    """
    plain = _plain(text)
    if plain in ("", _CLOSED):
        return ()
    return joined(Interval(opens, closes) for opens, closes in _spans(plain))


def format_hours(week: WeekHours) -> str:
    """Return a week as `parse_hours` reads it, days of equal hours put together."""
    groups: list[str] = []
    for intervals, run in groupby(enumerate(week.days), key=lambda day: day[1]):
        weekdays = [weekday for weekday, _ in run]
        if intervals:
            groups.append(f"{_days_text(weekdays)} {format_intervals(intervals)}")
    return "; ".join(groups)


def format_intervals(intervals: tuple[Interval, ...]) -> str:
    """Return one day's intervals as `parse_intervals` reads them."""
    return ",".join(str(interval) for interval in intervals) or _CLOSED


def _plain(text: str) -> str:
    return _COMMAS.sub(",", _DASHES.sub("-", text.strip().lower()))


def _groups(text: str) -> Iterator[dict[str, str]]:
    for part in _NEXT_GROUP.split(text):
        plain = _plain(part)
        if not plain:
            continue
        found = _GROUP.fullmatch(plain)
        if found is None:
            raise _refusal("hours.not_understood", part=part.strip())
        yield found.groupdict()


def _weekdays(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, dash, last = part.partition("-")
        start = _weekday(first)
        count = (_weekday(last) - start) % 7 + 1 if dash else 1
        yield from ((start + step) % 7 for step in range(count))


def _weekday(name: str) -> int:
    for number, full in enumerate(_FULL_NAMES):
        if len(name) >= len(WEEKDAYS[number]) and full.startswith(name):
            return number
    raise _refusal("hours.unknown_day", day=name)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if text == _CLOSED:
        return
    for part in text.split(","):
        opens, dash, closes = part.partition("-")
        if not dash:
            raise _refusal("hours.no_interval", part=part)
        yield _clock(opens), _clock(closes)


def _clock(text: str) -> int:
    found = _CLOCK.fullmatch(text)
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (99, 0)
    if minute > 59 or hour * 60 + minute > MINUTES_PER_DAY:
        raise _refusal("hours.no_clock_time", time=text)
    return hour * 60 + minute


def _add(days: list[list[Interval]], weekday: int, opens: int, closes: int) -> None:
    """Add an interval to its day, and what runs past midnight to the next."""
    if opens < closes:
        days[weekday].append(Interval(opens, closes))
        return
    if opens in (closes, MINUTES_PER_DAY):
        raise _refusal("hours.interval_empty", day=WEEKDAYS[weekday])
    days[weekday].append(Interval(opens, MINUTES_PER_DAY))
    if closes:
        days[(weekday + 1) % 7].append(Interval(0, closes))


def _days_text(weekdays: list[int]) -> str:
    first, last = WEEKDAYS[weekdays[0]], WEEKDAYS[weekdays[-1]]
    return first if first == last else f"{first}-{last}"


def _refusal(id_: str, **params: object) -> FrontDeskError:
    return FrontDeskError(id_, field="hours", **params)
