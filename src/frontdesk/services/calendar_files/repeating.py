"""When a calendar entry takes place: once, or as its rule says, with its exceptions (RFC 5545 § 3.8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final

from dateutil.rrule import rruleset, rrulestr
from icalendar import Event
from icalendar.error import BrokenCalendarProperty

MOST: Final = 20_000  # occurrences that are looked at; a daily entry reaches fifty years so
_OFTEN: Final = ("HOURLY", "MINUTELY", "SECONDLY")
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
    text = rule.to_ical().decode()
    if any(f"FREQ={often}" in text.upper() for often in _OFTEN):
        raise NoRuleError
    try:
        # An end in UTC is compared on the entry's own clock: whole days are what is asked for.
        return rrulestr(text.replace("Z", ""), dtstart=start, ignoretz=True)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise NoRuleError from error


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
