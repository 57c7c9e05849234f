"""The words of one language in which a time is said: data, from `resources/times/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from frontdesk.domain.hours import Interval
from frontdesk.domain.hours_text import parse_intervals
from frontdesk.domain.saying.marks import words_of

_BY_NUMBER: Final = ("day", "number", "nth", "minutes", "clock", "before_clock", "after_clock")
_LISTED: Final = ("weekday", "month")
_BY_NAME: Final = ("part", "day_part", "part_after_day", "unit", "shade")
_MARK: Final = "mark"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can mean: ("weekday", 3), ("part", "morning"), ("until", "") …"""

    kind: str
    value: int | str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: the frame of the office's hours in it, and what it is where the office is shut."""

    frame: Interval
    usual: Interval


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Phrases of one language with what they can mean, by their words."""

    language: str
    phrases: Mapping[tuple[str, ...], tuple[Meaning, ...]]
    longest: int  # words of the longest phrase
    parts: Mapping[str, Part]
    day_first: bool | None  # how 3/4 is read; None: it cannot be known
    dot_is_ordinal: bool  # "10." is the tenth
    weekday_with_day: bool  # "jeudi 10" may be a date

    @classmethod
    def from_table(cls, language: str, table: Mapping[str, Any]) -> TimeWords:
        """Return the words that a table says. Raises KeyError and `FrontDeskError` for a slip of the pen."""
        phrases: dict[tuple[str, ...], tuple[Meaning, ...]] = {}
        for phrase, meaning in _phrases(table):
            words = words_of(phrase)
            known = phrases.get(words, ())
            phrases[words] = known if meaning in known else (*known, meaning)
        frames = {name: _part(pair) for name, pair in table["hours"].items()}
        longest = max(map(len, phrases))
        return cls(
            language,
            phrases,
            longest,
            frames,
            table.get("day_first"),
            dot_is_ordinal=table.get("dot_is_ordinal", False),
            weekday_with_day=table.get("weekday_with_day", False),
        )


def _phrases(table: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for kind in _BY_NUMBER:
        for value, phrases in table.get(kind, {}).items():
            yield from ((phrase, Meaning(kind, int(value))) for phrase in phrases)
    for kind in _LISTED:
        for number, phrases in enumerate(table[kind]):
            yield from ((phrase, Meaning(kind, number)) for phrase in phrases)
    for kind in _BY_NAME:
        for value, phrases in table.get(kind, {}).items():
            yield from ((phrase, Meaning(kind, value)) for phrase in phrases)
    for kind, phrases in table[_MARK].items():
        yield from ((phrase, Meaning(kind)) for phrase in phrases)


def _part(pair: Mapping[str, str]) -> Part:
    (frame,), (usual,) = parse_intervals(pair["frame"]), parse_intervals(pair["usual"])
    return Part(frame, usual)
