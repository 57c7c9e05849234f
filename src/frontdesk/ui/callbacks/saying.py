"""Reads a window as it is typed: a day and a time, a time alone, a span, or a while from now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.message import message
from frontdesk.ui.callbacks.said import Said, Window
from frontdesk.ui.typed_dates import DateReader, read_time

_IN = re.compile(r"(?:in|dans|en|\+)\s*(\d{1,3})\s*([a-zé]+)\.?$")
_SPAN = re.compile(r"\s*(?:-|–|—|\bto\b|\bbis\b|\bà\b|\ba\b)\s*")
_CLOCK = re.compile(r"(?:\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|h|uhr)?|\d{4})$")
_STEP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class WindowReader:
    """Knows how days are written, the instant, the office's clock and how long a window usually is."""

    days: DateReader
    now: datetime
    zone: ZoneInfo
    usual: timedelta

    def read(self, text: str) -> Said:
        """Return the window that a text means, or why it means none."""
        typed = " ".join(text.casefold().split())
        window = self._ahead(typed) or self._timed(typed)
        if window is None:
            return Said(text, refusal=message("callbacks.not_understood"))
        if window[1] <= self.now:
            return Said(text, refusal=message("callbacks.past"))
        return Said(text, window)

    def _ahead(self, typed: str) -> Window | None:
        found = _IN.fullmatch(typed)
        if found is None or not int(found[1]):
            return None
        unit = next((unit for unit in _UNITS if found[2].startswith(unit)), None)
        if unit is None:
            return None
        start = self.now + int(found[1]) * _UNITS[unit]
        start += -timedelta(minutes=start.minute % 5, seconds=start.second, microseconds=start.microsecond)
        start += _STEP if start < self.now else timedelta()
        return start, start + self.usual

    def _timed(self, typed: str) -> Window | None:
        """Read the longest end of the text that is a time or a span, and what stands before it as a day."""
        words = typed.split(" ")
        for place in range(len(words)):
            day_text, time_text = " ".join(words[:place]).strip(" ,"), " ".join(words[place:])
            times = self._times(time_text)
            day = self.days.read(day_text) if day_text else self.days.today
            if times is not None and day is not None:
                return self._on(day, times, moves=not day_text)
        return None

    def _times(self, text: str) -> tuple[time, time | None] | None:
        parts = _SPAN.split(text)
        if len(parts) > 2 or not all(map(_CLOCK.fullmatch, parts)):
            return None
        read = [read_time(part.removesuffix("uhr").removesuffix("h").strip()) for part in parts]
        first = read[0]
        if first is None or read[-1] is None:
            return None
        return first, read[1] if len(read) > 1 else None

    def _on(self, day: date, times: tuple[time, time | None], *, moves: bool) -> Window | None:
        """Return the window on a day; a time alone that has passed today is tomorrow's."""
        start = datetime.combine(day, times[0], self.zone)
        end = start + self.usual if times[1] is None else datetime.combine(day, times[1], self.zone)
        if end <= start:
            return None
        if moves and end <= self.now:
            return self._on(day + timedelta(days=1), times, moves=False)
        return start, end


_UNITS = {
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "st": timedelta(hours=1),
    "d": timedelta(days=1),
    "t": timedelta(days=1),
    "j": timedelta(days=1),
}
