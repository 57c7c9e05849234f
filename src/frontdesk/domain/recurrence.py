"""Something that comes again and again: every day, every Monday, every second month (RFC 5545, 3.3.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from frontdesk.domain.errors import FrontDeskError

MOST_EVERY: Final = 52
MOST_COUNT: Final = 366
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MONTH: Final = 28


class Frequency(StrEnum):
    """After what something comes again."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule: every so many days, weeks (on weekdays, 0 is Monday) or months, for ever or until it is over.

    No weekdays are those of its first day; a month too short for its day has it on the last.
    """

    frequency: Frequency
    every: int = 1
    weekdays: tuple[int, ...] = ()
    until: date | None = None  # the last day that can be one
    count: int | None = None

    def check(self, first: date) -> None:
        """Raise `FrontDeskError` with the field at fault for a rule that cannot be followed from a day."""
        if not 1 <= self.every <= MOST_EVERY:
            raise FrontDeskError("callback.rule_out_of_range", field="every", least=1, most=MOST_EVERY)
        if self.count is not None and not 1 <= self.count <= MOST_COUNT:
            raise FrontDeskError("callback.rule_out_of_range", field="count", least=1, most=MOST_COUNT)
        if self.until is not None and self.until < first:
            raise FrontDeskError("callback.until_too_early", field="until", first=first)
        if any(day not in range(len(_WEEKDAYS)) for day in self.weekdays):
            raise FrontDeskError("callback.rule_out_of_range", field="weekdays", least=0, most=6)
        if self.weekdays and self.frequency is not Frequency.WEEKLY:
            raise FrontDeskError("callback.weekdays_are_weekly", field="weekdays")

    def rule(self, first: date) -> str:
        """Return the rule as RFC 5545 writes it, for a series that begins on a day."""
        return ";".join(f"{name}={value}" for name, value in self._parts(first))

    @classmethod
    def read(cls, rule: str) -> Recurrence:
        """Return what `rule` wrote. Raises ValueError for anything else."""
        parts: Mapping[str, str] = dict(part.split("=", 1) for part in rule.split(";"))
        days = tuple(_WEEKDAYS.index(day) for day in parts.get("BYDAY", "").split(",") if day)
        until = parts.get("UNTIL")
        return cls(
            frequency=Frequency(parts["FREQ"].lower()),
            every=int(parts.get("INTERVAL", "1")),
            weekdays=days,
            until=date.fromisoformat(f"{until[:4]}-{until[4:6]}-{until[6:8]}") if until else None,
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
        )

    def _parts(self, first: date) -> Iterator[tuple[str, object]]:
        yield "FREQ", self.frequency.upper()
        if self.every != 1:
            yield "INTERVAL", self.every
        if self.weekdays:
            yield "BYDAY", ",".join(_WEEKDAYS[day] for day in sorted(set(self.weekdays)))
        if self.frequency is Frequency.MONTHLY and first.day > _SHORTEST_MONTH:
            yield "BYMONTHDAY", ",".join(str(day) for day in range(_SHORTEST_MONTH, first.day + 1))
            yield "BYSETPOS", -1
        if self.until is not None:
            yield "UNTIL", f"{self.until:%Y%m%d}T235959"
        if self.count is not None:
            yield "COUNT", self.count
