"""When a calendar entry takes place: once, or as its rule says, with its exceptions (RFC 5545 § 3.8.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from dateutil.rrule import rruleset, rrulestr
from icalendar import Event
from icalendar.error import BrokenCalendarProperty

MOST: Final = 20_000  # occurrences that are looked at; a daily entry reaches fifty years so
_OFTEN: Final = ("HOURLY", "MINUTELY", "SECONDLY")
# By day or week a rule is looked through to the year 9999 where it never fits ("31 February"): ten seconds.
_DENSE: Final = ("DAILY", "WEEKLY")
_NARROWING: Final = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER")
_STANDING_STILL: Final = re.compile(r"INTERVAL=(?!0*[1-9])")  # the library would go on for ever
_FAR: Final = timedelta(days=366 * 60)


class NoRuleError(ValueError):
    """The rule of repetition cannot be read, or repeats within a day."""


def occurrences(event: Event, start: date, until: datetime) -> Iterator[date]:
    """Yield when an entry begins, in order, before `until` (local time): dates for whole days, else times.

    Raises `NoRuleError`.
    """
    rules = _several(event.get("RRULE"))
    if not rules and event.get("RDATE") is None:
        yield start
        return
    naive = _naive(start)
    if naive < until - _FAR:
        raise NoRuleError
    found = rruleset()
    for rule in rules:
        found.rrule(_rule(rule, naive))
    found.rdate(naive)  # the first one counts whether the rule meets it or not
    for at in _dates(event.get("RDATE")):
        found.rdate(_naive(at))
    for at in _dates(event.get("EXDATE")):
        found.exdate(_naive(at) if isinstance(at, datetime) else datetime.combine(at, naive.time()))
    for at in islice(found, MOST):
        if at >= until:
            return
        yield _as(start, at)


def attribute(value: Any, name: str) -> Any:  # noqa: ANN401  whatever stands in the file
    """Return an attribute of a property, None where it is absent or the property cannot be read."""
    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def _rule(rule: Any, start: datetime) -> Any:  # noqa: ANN401  both libraries' own
    text = rule.to_ical().decode().upper()
    dense = any(f"FREQ={each}" in text for each in _DENSE)
    if any(f"FREQ={each}" in text for each in _OFTEN) or (dense and any(each in text for each in _NARROWING)):
        raise NoRuleError
    if _STANDING_STILL.search(text):
        raise NoRuleError
    # An end in UTC is compared on the entry's own clock: whole days are what is asked for.
    found = _read(text.replace("Z", ""), start)
    if found is None:
        raise NoRuleError
    return found


@lru_cache(maxsize=1024)
def _read(text: str, start: datetime) -> Any:  # noqa: ANN401  the library's own
    """Return a rule that takes place at least once, else None; one that never does takes a second to tell."""
    try:
        found = rrulestr(text, dtstart=start, ignoretz=True)
        return found if next(iter(found), None) is not None else None
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None


def _several(value: Any) -> list[Any]:  # noqa: ANN401  whatever stands in the file
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _dates(value: Any) -> Iterator[date]:  # noqa: ANN401  whatever stands in the file
    for each in _several(value):
        for one in attribute(each, "dts") or ():
            at = attribute(one, "dt")
            if isinstance(at, tuple):  # a period: its beginning
                at = at[0]
            if isinstance(at, date):
                yield at


def _naive(at: date) -> datetime:
    return at.replace(tzinfo=None) if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())


def _as(start: date, at: datetime) -> date:
    return at.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else at.date()
