"""Reading whole days from a calendar file (RFC 5545): repetitions, exceptions, cancellations, time zones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from frontdesk.domain.days_read import CalendarRead, DaysCancelled, DaysRead
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.services.calendar_files.lines import checked
from frontdesk.services.calendar_files.repeating import NoRuleError, attribute, occurrences
from frontdesk.services.texts import LINE

MOST: Final = 5_000
MOST_REPEATED: Final = 500  # of these; one that never fits takes a second
_DAY: Final = timedelta(days=1)
_MOST_LEFT_OUT: Final = 50  # more are not told one by one
_NAMES: Final = ("NAME", "X-WR-CALNAME")  # RFC 7986, and what everybody wrote before
_CANCEL: Final = "CANCEL"
_WHOLE: Final = ("", "PUBLISH")  # by any other method a message is about single entries (RFC 5546)


def read_calendar(
    data: bytes, *, timezone: ZoneInfo, first: date, last: date, file_name: str = ""
) -> CalendarRead:
    """Return the whole days of a calendar file that touch the span from one day to another.

    A calendar that does not say its name bears that of its file. Entries for a part of a day, cancelled ones
    and those that cannot be read are left out, and said. Raises `FrontDeskError` (field "file") for what is
    no calendar.
    """
    calendars = _calendars(checked(data))
    events = _events(calendars)
    cancelling = any(_text(each, "METHOD").upper() == _CANCEL for each in calendars)
    reading = _Reading(timezone, first, last, _moved(events), cancelling=cancelling)
    for event in events:
        reading.add(event)
    named = next(filter(None, (_text(each, key) for key in _NAMES for each in calendars)), "")
    messages = any(_text(each, "METHOD").upper() not in _WHOLE for each in calendars)
    single = not named and len(events) == 1  # saved by itself
    days = sorted(reading.days, key=lambda each: (each.first_day, each.last_day, each.name))
    return CalendarRead(
        tuple(dict.fromkeys(days)),
        tuple(reading.left_out),
        tuple(reading.cancelled),
        name=(named or file_name)[:LINE],
        whole=not messages and not single,
        seen=frozenset(_uid(event) for event in events),
        settled=frozenset(reading.settled - reading.unread),
    )


def _calendars(text: str) -> list[Component]:
    try:
        return list(Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        # The library says "no calendar" by whichever error it runs into first.
        raise FrontDeskError("ical.no_calendar", field="file") from error


def _events(calendars: Iterable[Component]) -> list[Event]:
    found = [event for calendar in calendars for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    if len(found) > MOST:
        raise FrontDeskError("ical.too_many", field="file", most=MOST)
    if sum("RRULE" in event for event in found) > MOST_REPEATED:
        raise FrontDeskError("ical.too_many_repeated", field="file", most=MOST_REPEATED)
    return found


def _moved(events: list[Event]) -> dict[str, set[date]]:
    """Return which days of a repeated entry have an entry of their own (RECURRENCE-ID)."""
    moved: dict[str, set[date]] = {}
    for event in events:
        at = _moment(event, "RECURRENCE-ID")
        if at is not None:
            moved.setdefault(_uid(event), set()).add(_day(at))
    return moved


@dataclass
class _Reading:
    """Collects the days of one entry after another."""

    timezone: ZoneInfo
    first: date
    last: date
    moved: dict[str, set[date]]
    cancelling: bool  # the file is a message that cancels what stands in it
    days: list[DaysRead] = field(default_factory=list)
    left_out: list[Message] = field(default_factory=list)
    cancelled: list[DaysCancelled] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)

    def add(self, event: Event) -> None:
        """Add the days of an entry, or why they are left out."""
        name = _text(event, "SUMMARY")[:LINE] or message("ical.nameless")
        start, replaced = _moment(event, "DTSTART"), _moment(event, "RECURRENCE-ID")
        if _uid(event) and replaced is None:
            self.settled.add(_uid(event))
        if self.cancelling or _text(event, "STATUS").upper() == "CANCELLED":
            self._cancel(_uid(event), name, start, replaced)
            return
        if start is None:
            self._cannot_read(event, message("ical.no_date", name=name))
            return
        try:
            self._add_each(event, name, start, replaced)
        except NoRuleError:
            self._cannot_read(event, message("ical.no_rule", name=name))
        except OverflowError:
            self._cannot_read(event, message("ical.no_date", name=name))

    def _cancel(self, uid: str, name: str | Message, start: date | None, replaced: date | None) -> None:
        at = start or replaced
        why = message("ical.cancelled_entry", name=name)
        if at is not None:
            why = message("ical.cancelled", name=name, day=self._local(at))
        if len(self.cancelled) < MOST:
            day = None if replaced is None else self._local(replaced)
            self.cancelled.append(DaysCancelled(uid, day, why))

    def _cannot_read(self, event: Event, why: Message) -> None:
        self.unread.add(_uid(event))
        self._leave_out(why)

    def _leave_out(self, why: Message) -> None:
        if len(self.left_out) < _MOST_LEFT_OUT and why not in self.left_out:
            self.left_out.append(why)

    def _add_each(self, event: Event, name: str | Message, start: date, replaced: date | None) -> None:
        length = _length(event, start)
        own = self.moved.get(_uid(event), set()) if replaced is None else set()
        instead_of = None if replaced is None else self._local(replaced)
        until = datetime.combine(self.last + _DAY, datetime.min.time())
        for begin in occurrences(event, start, until):
            if _day(begin) in own:
                continue
            span = self._days(begin, length)
            if span is None:
                if self.first <= self._local(begin) <= self.last:
                    self._leave_out(message("ical.part_of_day", name=name, day=self._local(begin)))
            elif span[0] <= self.last and span[1] >= self.first:
                plain = name if isinstance(name, str) else ""
                self.days.append(DaysRead(*span, plain, _uid(event), instead_of))

    def _days(self, begin: date, length: timedelta) -> tuple[date, date] | None:
        """Return the first and last whole day on the office's clock; None for less than one."""
        if not isinstance(begin, datetime):
            return begin, begin + max(length, _DAY) - _DAY
        start, end = self._clock(begin), self._clock(begin + length)
        first = start.date() if start.time() == datetime.min.time() else start.date() + _DAY
        last = end.date() - _DAY
        return (first, last) if first <= last else None

    def _clock(self, at: datetime) -> datetime:
        return (
            at.replace(tzinfo=None)
            if at.tzinfo is None
            else at.astimezone(self.timezone).replace(tzinfo=None)
        )

    def _local(self, at: date) -> date:
        return self._clock(at).date() if isinstance(at, datetime) else at


def _length(event: Event, start: date) -> timedelta:
    end = _moment(event, "DTEND")
    if end is not None and isinstance(end, datetime) == isinstance(start, datetime):
        if isinstance(end, datetime) and isinstance(start, datetime):
            aware = end.tzinfo is not None and start.tzinfo is not None
            return end - start if aware else end.replace(tzinfo=None) - start.replace(tzinfo=None)
        return end - start
    lasts = _value(event, "DURATION")
    if isinstance(lasts, timedelta):
        return lasts
    return timedelta(0) if isinstance(start, datetime) else _DAY


def _moment(event: Event, key: str) -> date | None:
    value = _value(event, key)
    return value if isinstance(value, date) else None


def _value(event: Event, key: str) -> Any:  # noqa: ANN401  whatever stands in the file
    return attribute(event.get(key), "dt")


def _text(event: Component, key: str) -> str:
    found = event.get(key)
    if isinstance(found, list):
        found = found[0]
    return " ".join(str(found).split()) if found is not None else ""


def _uid(event: Event) -> str:
    return _text(event, "UID")[:LINE]


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
