"""Days, as they can be read from a place in a saying on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from frontdesk.domain.saying.clocks import amount
from frontdesk.domain.saying.line import Line, Place
from frontdesk.domain.saying.said import Day, DaysAhead, OnDate, OnWeekday, Which, Wide

_CENTURY: Final = 2000
_DAYS: Final = {"day": 1, "week": 7}


def day(line: Line, at: Place) -> Iterator[tuple[Day, Place]]:
    """Yield the days that can be read: "today", "next Thursday", "10 December", "10.12.", "in 3 days"."""
    for meaning, place in line.takes(at, "day"):
        yield DaysAhead(int(meaning.value)), place
    for place in line.after(at, "wide", "next_week"):
        yield Wide(), place
    yield from _ahead(line, at)
    for place in line.maybe(at, "on"):
        yield from _in_words(line, place, _on_weekday(line, place))
        yield from _in_words(line, place, _dates(line, place))
        yield from _in_words(line, place, _ordinal_alone(line, place))
    for place in line.after(at, "on"):
        yield from _in_words(line, place, _number_alone(line, place))


def _in_words(line: Line, at: Place, days: Iterator[tuple[Day, Place]]) -> Iterator[tuple[Day, Place]]:
    """Yield days that begin at a place; a date, which may not exist, with the words that say it."""
    for found, end in days:
        yield (replace(found, words=line.words_between(at, end)) if isinstance(found, OnDate) else found), end


def _ahead(line: Line, at: Place) -> Iterator[tuple[Day, Place]]:
    for place in line.after(at, "in"):
        for number, there in amount(line, place):
            if number != int(number):
                continue
            for meaning, end in line.takes(there, "unit"):
                if meaning.value in _DAYS:
                    yield DaysAhead(int(number) * _DAYS[str(meaning.value)]), end
                elif meaning.value == "business_day":
                    yield DaysAhead(int(number), business=True), end


def _on_weekday(line: Line, at: Place) -> Iterator[tuple[Day, Place]]:
    for which, place in _which(line, at):
        for meaning, end in line.takes(place, "weekday"):
            weekday = int(meaning.value)
            yield OnWeekday(weekday, which), end
            if which is Which.FIRST:
                yield from _after_weekday(line, weekday, end)
    for place in line.after(at, "next_week"):
        for there in line.maybe(place, "on"):
            for meaning, end in line.takes(there, "weekday"):
                yield OnWeekday(int(meaning.value), Which.NEXT_WEEK), end


def _which(line: Line, at: Place) -> Iterator[tuple[Which, Place]]:
    yield Which.FIRST, at
    for kind, which in (("next", Which.NEXT), ("coming", Which.FIRST), ("this", Which.THIS)):
        yield from ((which, place) for place in line.after(at, kind))


def _after_weekday(line: Line, weekday: int, at: Place) -> Iterator[tuple[Day, Place]]:
    """Yield what follows a weekday: "jeudi prochain", "Thursday next week", "Thursday, 10 December"."""
    yield from ((OnWeekday(weekday, Which.NEXT), end) for end in line.after(at, "next"))
    yield from ((OnWeekday(weekday, Which.FIRST), end) for end in line.after(at, "coming"))
    yield from ((OnWeekday(weekday, Which.NEXT_WEEK), end) for end in line.after(at, "next_week"))
    for place in line.maybe(at, "on"):
        for found, end in (*_dates(line, place), *_ordinal_alone(line, place)):
            if isinstance(found, OnDate):
                yield OnDate(found.day, found.month, found.year, weekday), end
    for place in line.after(at, "on") if not line.words.weekday_with_day else line.maybe(at, "on"):
        for found, end in _number_alone(line, place):
            yield OnDate(found.day, weekday=weekday), end


def _dates(line: Line, at: Place) -> Iterator[tuple[Day, Place]]:
    yield from _written_out(line, at)
    for mark, place in line.mark(at, "iso"):
        year, month, number = mark.numbers
        yield OnDate(number, month, year), place
    for mark, place in line.mark(at, "numeric"):
        for found in _both_orders(line, mark.text, mark.numbers):
            yield found, place
    for mark, place in line.mark(at, "pair"):
        for found in _both_orders(line, mark.text, mark.numbers):
            yield found, place


def _both_orders(line: Line, text: str, numbers: tuple[int, ...]) -> Iterator[OnDate]:
    """Yield the day and month of "3/4" in the orders that the language leaves open."""
    first, second, *years = numbers
    year = _year(years[0]) if years else None
    if line.words.day_first is not False:
        yield OnDate(first, second, year)
    if not line.words.day_first and "." not in text:
        yield OnDate(second, first, year)


def _written_out(line: Line, at: Place) -> Iterator[tuple[Day, Place]]:
    for number, place in _number(line, at):
        for there in line.maybe(place, "of"):
            for meaning, end in line.takes(there, "month"):
                yield from _with_year(line, number, int(meaning.value) + 1, end)
    for meaning, place in line.takes(at, "month"):
        for number, end in _number(line, place):
            yield from _with_year(line, number, int(meaning.value) + 1, end)


def _with_year(line: Line, number: int, month: int, at: Place) -> Iterator[tuple[Day, Place]]:
    yield OnDate(number, month), at
    for place in line.maybe(at, "of"):
        for mark, end in line.mark(place, "number"):
            if len(mark.text) == 4:
                yield OnDate(number, month, int(mark.text)), end


def _number(line: Line, at: Place) -> Iterator[tuple[int, Place]]:
    """Yield a day of the month, in digits or words, as an ordinal or not."""
    for mark, place in line.mark(at, "number"):
        if len(mark.text) <= 2:
            yield int(mark.text), place
            yield from ((int(mark.text), end) for end in line.after(place, "ordinal"))
    for meaning, place in line.takes(at, "number", "nth"):
        yield int(meaning.value), place


def _number_alone(line: Line, at: Place) -> Iterator[tuple[OnDate, Place]]:
    """Yield the day of a month that is not said, where what stands before it says that it is one."""
    for mark, place in line.mark(at, "number"):
        if len(mark.text) <= 2:
            yield OnDate(int(mark.text)), place


def _ordinal_alone(line: Line, at: Place) -> Iterator[tuple[OnDate, Place]]:
    """Yield the day of a month that is not said, where it is an ordinal: "the 10th", "am 10."."""
    for mark, place in line.mark(at, "number"):
        if len(mark.text) > 2:
            continue
        dotted = place < len(line.marks) and line.marks[place].kind == "dot"
        if dotted and line.words.dot_is_ordinal:
            yield OnDate(int(mark.text)), place + 1
        yield from ((OnDate(int(mark.text)), end) for end in line.after(place, "ordinal"))
    for meaning, place in line.takes(at, "nth"):
        yield OnDate(int(meaning.value)), place


def _year(number: int) -> int:
    return number if number >= 100 else _CENTURY + number
