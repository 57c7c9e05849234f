"""The week's opening hours as a letter writes them: "Mon–Fri 09:00–12:00, 13:00–17:00"."""

from __future__ import annotations

from datetime import time
from itertools import groupby

from frontdesk.documents.templates.speech import Speech
from frontdesk.domain.hours import MINUTES_PER_DAY, WEEKDAYS, Interval
from frontdesk.domain.hours_text import parse_hours

_DASH = "–"


def opening_lines(hours: str, speech: Speech) -> tuple[str, ...]:
    """Return the opening hours of an office, days alike in one line, closed ones left out."""
    week = parse_hours(hours)
    names = speech.weekdays()
    lines = []
    for intervals, days in groupby(range(len(WEEKDAYS)), key=week.on):
        if intervals:
            numbers = list(days)
            span = dict.fromkeys((names[numbers[0]], names[numbers[-1]]))
            lines.append(f"{_DASH.join(span)} {', '.join(_span(each, speech) for each in intervals)}")
    return tuple(lines)


def _span(interval: Interval, speech: Speech) -> str:
    return _DASH.join(_clock(minutes, speech) for minutes in (interval.opens, interval.closes))


def _clock(minutes: int, speech: Speech) -> str:
    written = speech.clock(time(minutes // 60 % 24, minutes % 60))
    # The midnight that ends a day, where the day's hours are counted through.
    return "24:00" if minutes == MINUTES_PER_DAY and written in ("0:00", "00:00") else written
