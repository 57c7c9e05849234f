"""Times of day and lengths of time, as they can be read from a place in a saying on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from frontdesk.domain.hours import MINUTES_PER_DAY
from frontdesk.domain.saying.line import Line, Place
from frontdesk.domain.saying.marks import Mark
from frontdesk.domain.saying.said import Clock, Clocks, FromNow, Shape

_NOON: Final = 12 * 60
_MOST_HOURS: Final = 24
_MINUTES: Final = {"minute": 1, "hour": 60}


def clock(line: Line, at: Place) -> Iterator[tuple[Clock, Place]]:
    """Yield the times of day that can be read: "15:00", "3 pm", "half past 3", "15h30", "3 et demie"."""
    yield from _plain(line, at)
    for meaning, place in line.takes(at, "before_clock"):
        yield from ((_moved(base, int(meaning.value)), end) for base, end in _plain(line, place))
    for base, place in _plain(line, at):
        for meaning, end in line.takes(place, "after_clock"):
            yield _moved(base, int(meaning.value)), end
        for place_and in line.after(place, "clock_and", "clock_less"):
            sign = 1 if place_and in line.after(place, "clock_and") else -1
            yield from ((_moved(base, sign * more), end) for more, end in _minutes(line, place_and))
    for kind, sign in (("minutes_past", 1), ("minutes_to", -1)):
        for minutes, place in _minutes(line, at) if sign > 0 else _spoken_minutes(line, at):
            for there in line.after(place, kind):
                yield from ((_moved(base, sign * minutes), end) for base, end in _base(line, there))


def _base(line: Line, at: Place) -> Iterator[tuple[Clock, Place]]:
    """Yield what minutes can be counted from: an hour, or a half one ("fünf vor halb vier")."""
    yield from _plain(line, at)
    for meaning, place in line.takes(at, "before_clock"):
        yield from ((_moved(base, int(meaning.value)), end) for base, end in _plain(line, place))


def clocks(line: Line, at: Place) -> Iterator[tuple[Clocks, Place]]:
    """Yield the clock times that can be read with what stands around them: at, around, after, between …"""
    for kind, shape in (
        ("around", Shape.AROUND),
        ("after", Shape.FROM),
        ("before", Shape.UNTIL),
    ):
        for place in line.after(at, kind):
            yield from ((Clocks(shape, found), end) for found, end in _at(line, place))
    yield from ((Clocks(Shape.AT, found), end) for found, end in _at(line, at))
    for place in line.maybe(at, "from"):
        for first, middle in _at(line, place):
            for beyond in _to(line, middle, spoken=place > at or not _may_be_day(line, at, middle)):
                yield from ((Clocks(Shape.SPAN, first, last), end) for last, end in _at(line, beyond))
    for place in line.after(at, "between"):
        for first, middle in _at(line, place):
            for beyond in line.after(middle, "and"):
                yield from ((Clocks(Shape.SPAN, first, last), end) for last, end in _at(line, beyond))


def from_now(line: Line, at: Place) -> Iterator[tuple[FromNow, Place]]:
    """Yield the times that are counted from now: "in 2 hours", "in 2-3 hours", "within the hour"."""
    yield from ((FromNow(0), place) for place in line.after(at, "now"))
    for place in line.after(at, "in"):
        yield from ((FromNow(minutes), end) for minutes, end in length(line, place))
        for first, middle in amount(line, place):
            for beyond in _to(line, middle, spoken=True):
                for last, there in amount(line, beyond):
                    for unit, end in _units(line, there):
                        yield FromNow(round(first * unit), round(last * unit)), end
    for place in line.after(at, "within"):
        yield from ((FromNow(0, minutes), end) for minutes, end in length(line, place))


def length(line: Line, at: Place) -> Iterator[tuple[int, Place]]:
    """Yield lengths of time in minutes: "half an hour", "2 hours", "1h30", "2 hours and 10 minutes"."""
    for meaning, place in line.takes(at, "minutes"):
        yield int(meaning.value), place
    for number, place in amount(line, at):
        for unit, end in _units(line, place):
            whole = round(number * unit)
            yield whole, end
            if unit > 1:
                yield from ((whole + more, last) for more, last in _and_minutes(line, end))


def amount(line: Line, at: Place) -> Iterator[tuple[float, Place]]:
    """Yield how many: a number in digits or words, "an", or "1.5"."""
    for mark, place in line.mark(at, "number"):
        if len(mark.text) <= 3:
            yield int(mark.text), place
    for mark, place in line.mark(at, "decimal", "pair"):
        whole, part = mark.numbers
        if "/" not in mark.text and len(mark.text.rpartition(".")[2].rpartition(",")[2]) == 1:
            yield whole + part / 10, place
    for meaning, place in line.takes(at, "number"):
        yield int(meaning.value), place
    for place in line.after(at, "article"):
        yield 1, place


def _units(line: Line, at: Place) -> Iterator[tuple[int, Place]]:
    for meaning, place in line.takes(at, "unit"):
        if meaning.value in _MINUTES:
            yield _MINUTES[str(meaning.value)], place


def _and_minutes(line: Line, at: Place) -> Iterator[tuple[int, Place]]:
    for place in line.maybe(at, "and", "clock_and"):
        yield from _minutes(line, place)
        yield from ((int(meaning.value), end) for meaning, end in line.takes(place, "minutes", "after_clock"))


def _to(line: Line, at: Place, *, spoken: bool) -> Iterator[Place]:
    yield from (place for _, place in line.mark(at, "dash"))
    if spoken:
        yield from line.after(at, "until")


def _may_be_day(line: Line, at: Place, end: Place) -> bool:
    """Whether a number alone is rather a day: "jeudi 3 à 10h" is no span from 3 to 10."""
    return line.words.weekday_with_day and end == at + 1 and line.marks[at].kind == "number"


def _at(line: Line, at: Place) -> Iterator[tuple[Clock, Place]]:
    for place in line.maybe(at, "at"):
        yield from clock(line, place)


def _plain(line: Line, at: Place) -> Iterator[tuple[Clock, Place]]:
    for found, place in _written(line, at):
        yield found, place
        for meaning, end in line.takes(place, "am", "pm"):
            half = tuple(
                minute for minute in found if (minute % MINUTES_PER_DAY < _NOON) == (meaning.kind == "am")
            )
            if len(found) > 1 or half:
                yield half, end


def _written(line: Line, at: Place) -> Iterator[tuple[Clock, Place]]:
    for mark, place in line.mark(at, "clock", "pair"):
        if not _is_date(line, mark, place):
            yield from _with_oclock(line, _of(mark.text), place)
    for mark, place in line.mark(at, "number"):
        if len(mark.text) <= 2:
            hour = _of(mark.text)
            yield from _with_oclock(line, hour, place)
            for beyond in line.after(place, "oclock"):
                yield from ((_moved(hour, more), end) for more, end in _minutes(line, beyond))
    for meaning, place in line.takes(at, "number"):
        if 1 <= int(meaning.value) <= _MOST_HOURS:
            hour = _of(str(meaning.value))
            yield from _with_oclock(line, hour, place)
            for beyond in line.after(place, "oclock"):
                yield from ((_moved(hour, more), end) for more, end in _minutes(line, beyond))
    for meaning, place in line.takes(at, "clock"):
        fixed = int(meaning.value)
        yield ((0, MINUTES_PER_DAY) if fixed == MINUTES_PER_DAY else (fixed,)), place


def _with_oclock(line: Line, found: Clock, at: Place) -> Iterator[tuple[Clock, Place]]:
    if found:
        yield from ((found, place) for place in line.maybe(at, "oclock"))


def _is_date(line: Line, mark: Mark, after: Place) -> bool:
    """Whether a pair of numbers cannot be a time of day: "3/4", "3.4", "3.12."."""
    if mark.kind == "clock":
        return False
    dotted = after < len(line.marks) and line.marks[after].kind == "dot"
    return "/" in mark.text or len(mark.text.partition(".")[2]) != 2 or dotted


def _of(text: str) -> Clock:
    """Return what digits can be on a clock; nothing where they are no time of day."""
    hours, _, minutes = text.replace(".", ":").partition(":")
    minute = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or minute > MINUTES_PER_DAY:
        return ()
    if hours.startswith("0") or int(hours) >= 12:
        return (minute,)
    return (minute, minute + _NOON)


def _minutes(line: Line, at: Place) -> Iterator[tuple[int, Place]]:
    """Yield minutes of an hour, 1 to 59, with the word for them or without."""
    for number, place in amount(line, at):
        if number == int(number) and 0 <= number < 60:
            yield int(number), place
            for meaning, end in line.takes(place, "unit"):
                if meaning.value == "minute":
                    yield int(number), end


def _spoken_minutes(line: Line, at: Place) -> Iterator[tuple[int, Place]]:
    """Yield minutes before an hour: in words, or with "minutes"; "10 to 4" in digits is a span."""
    digits = {end for _, end in line.mark(at, "number")}
    yield from ((minutes, end) for minutes, end in _minutes(line, at) if end not in digits and minutes)


def _moved(clock_: Clock, by: int) -> Clock:
    return tuple(minute + by for minute in clock_ if 0 <= minute + by <= MINUTES_PER_DAY)
