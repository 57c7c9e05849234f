"""Reads dates and times as people type them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_PARTS = re.compile(r"(\d{1,4})[./\s-]+(\d{1,2})(?:[./\s-]+(\d{2,4})?)?$")
_AHEAD = re.compile(r"\+(\d{1,3})$")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_MONTHS = 12
_TIME = re.compile(r"(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*([ap])?\.?m?\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateReader:
    """Knows the office's day and the language's names of days and months.

    `order` is how numbers stand: "dmy", "mdy" or "ymd". `weekdays` begin with
    Monday, `months` with January, in lower case; `words` are names of days
    relative to today, such as {"today": 0, "tomorrow": 1}.
    """

    today: date
    order: str = "dmy"
    weekdays: Sequence[str] = ()
    months: Sequence[str] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    prefers_past: bool = False

    def read(self, text: str) -> date | None:
        """Return the date meant, or None where the text is none.

        Without a year the nearest such date is meant: the next one, or the
        last one where `prefers_past`.
        """
        typed = text.strip().casefold()
        if typed in self.words:
            return self.today + timedelta(days=self.words[typed])
        if found := _AHEAD.fullmatch(typed):
            return self.today + timedelta(days=int(found[1]))
        if found := _ISO.fullmatch(typed):
            return _date(int(found[1]), int(found[2]), int(found[3]))
        if found := _PARTS.fullmatch(typed):
            return self._by_numbers(found)
        return self._by_names(typed)

    def _by_numbers(self, found: re.Match[str]) -> date | None:
        numbers = [int(part) for part in found.groups() if part]
        order = self.order if len(numbers) == 3 else self.order.replace("y", "")
        parts = dict(zip(order, numbers, strict=False))
        # "24.12." can only be one date, whatever the usual order is.
        month, day = sorted((parts["m"], parts["d"]), key=lambda part: part > _MONTHS)
        if parts["m"] <= _MONTHS:
            month, day = parts["m"], parts["d"]
        return self._whole(parts.get("y"), month, day)

    def _by_names(self, typed: str) -> date | None:
        names = _WORD.findall(typed)
        numbers = [int(each) for each in re.findall(r"\d+", typed)]
        month = next((found for name in names if (found := _place(name, self.months))), 0)
        if month and numbers:
            return self._whole(numbers[1] if len(numbers) > 1 else None, month, numbers[0])
        if len(names) == 1 and not numbers and (weekday := _place(names[0], self.weekdays)):
            return self._next_weekday(weekday - 1)
        return None

    def _whole(self, year: int | None, month: int, day: int) -> date | None:
        if year is not None:
            return _date(year if year >= 100 else 2000 + year, month, day)
        this_year = _date(self.today.year, month, day)
        if self.prefers_past:
            past = this_year is None or this_year > self.today
            return _date(self.today.year - 1, month, day) if past else this_year
        gone = this_year is None or this_year < self.today
        return _date(self.today.year + 1, month, day) if gone else this_year

    def _next_weekday(self, weekday: int) -> date:
        if self.prefers_past:
            return self.today - timedelta(days=(self.today.weekday() - weekday) % 7)
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)


def read_time(text: str) -> time | None:
    """Return the time of day meant by "9", "930", "9:30", "14.05", "2 pm", or None."""
    typed = text.strip().replace(" ", " ")
    if re.fullmatch(r"\d{3,4}", typed):
        typed = f"{typed[:-2]}:{typed[-2:]}"
    found = _TIME.fullmatch(typed)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place(name: str, names: Sequence[str]) -> int:
    """Return which of the names begins so, counted from one, or zero; two letters at least."""
    if len(name) < 2:
        return 0
    return next((place for place, each in enumerate(names, start=1) if each.startswith(name)), 0)
