"""Dates and times as people of a language write them.

The names stand in `resources/formats/`: the library that knows every language
of the world would cost a fifth of the program's start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from frontdesk.kept import toml_table
from frontdesk.paths import resources


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes dates, and which numbers take its singular."""

    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    patterns: dict[str, tuple[str, str]]
    one_from: int
    one_up_to: int

    def write(self, spec: str, moment: date, *, with_year: bool) -> str:
        """Return a date, or a local time, by a named pattern ("date", "short", "instant" …)."""
        pattern = self.patterns[spec][with_year]
        weekday, month = moment.weekday(), moment.month - 1
        return pattern.format(
            weekday=self.weekdays[weekday],
            weekday_short=self.weekdays_short[weekday],
            day=moment.day,
            month=self.months[month],
            month_short=self.months_short[month],
            year=moment.year,
            hour=moment.hour if isinstance(moment, datetime) else 0,
            minute=moment.minute if isinstance(moment, datetime) else 0,
        )

    def is_one(self, number: int) -> bool:
        """Whether a number takes the singular (in French 0 does, too)."""
        return self.one_from <= abs(number) <= self.one_up_to


@cache
def formats(language: str, territory: str = "") -> Formats:
    """Return how a language that we have texts in writes dates, in a territory ("AT" has a Jänner)."""
    folder = resources() / "formats"
    regional = folder / f"{language}-{territory}.toml"
    file = regional if regional.is_file() else folder / f"{language}.toml"
    table = toml_table(file.read_text(encoding="utf-8"))
    return Formats(
        weekdays=tuple(table["weekdays"]),
        weekdays_short=tuple(table["weekdays_short"]),
        months=tuple(table["months"]),
        months_short=tuple(table["months_short"]),
        patterns={name: (pair[0], pair[1]) for name, pair in table["patterns"].items()},
        one_from=table["one_from"],
        one_up_to=table["one_up_to"],
    )
