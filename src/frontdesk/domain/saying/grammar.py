"""All the ways in which a whole saying can be read in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from frontdesk.domain.saying.clocks import clocks, from_now, length
from frontdesk.domain.saying.days import day
from frontdesk.domain.saying.line import Line, Place
from frontdesk.domain.saying.said import DaysAhead, Edge, FromNow, Said

_HALF_A_DAY: Final = 12  # hours: more than that is a time of day


def readings(line: Line) -> tuple[Said, ...]:
    """Return every reading that leaves no piece over, each once."""
    if not any(mark.kind not in ("number", "dot") for mark in line.marks):
        return ()  # numbers alone say neither an hour nor a day
    if _is_bare_length(line):
        return ()
    found = dict.fromkeys(_rest(line, 0, Said()))
    return tuple(said for said in found if _says_when(said))


def _is_bare_length(line: Line) -> bool:
    """Whether it is "2 h" and no more: at two, or in two hours?"""
    if len(line.marks) != 2 or line.marks[0].kind != "number":
        return False
    units = [meaning for meaning, _ in line.steps[1] if meaning.kind == "unit"]
    return bool(units) and line.marks[0].numbers[0] <= _HALF_A_DAY


def _rest(line: Line, at: Place, said: Said) -> Iterator[Said]:
    """Yield what a saying says, given what its beginning said; each thing is said once."""
    if line.is_end(at):
        yield said
        return
    for more, place in _items(line, at, said):
        if place > at:
            yield from _rest(line, place, more)


def _items(line: Line, at: Place, said: Said) -> Iterator[tuple[Said, Place]]:
    if said.day is None:
        yield from ((replace(said, day=found), end) for found, end in day(line, at))
        if not said.part:
            yield from _day_parts(line, at, said)
    if said.time is None:
        yield from ((replace(said, time=found), end) for found, end in clocks(line, at))
        yield from ((replace(said, time=found), end) for found, end in from_now(line, at))
        for edge in Edge:
            yield from ((replace(said, time=edge), end) for end in line.after(at, edge.value))
    if not said.part:
        yield from _parts(line, at, said)
    if not said.shade:
        yield from ((replace(said, shade=str(found.value)), end) for found, end in line.takes(at, "shade"))
    if said.lasts is None:
        for place in line.after(at, "for"):
            yield from ((replace(said, lasts=minutes), end) for minutes, end in length(line, place))


def _day_parts(line: Line, at: Place, said: Said) -> Iterator[tuple[Said, Place]]:
    """Yield a day and its part that one phrase says: "tonight", "ce matin"."""
    for meaning, place in line.takes(at, "day_part"):
        ahead, _, part = str(meaning.value).partition(" ")
        yield replace(said, day=DaysAhead(int(ahead)), part=part), place


def _parts(line: Line, at: Place, said: Said) -> Iterator[tuple[Said, Place]]:
    kinds = ("part", "part_after_day") if said.day is not None else ("part",)
    for meaning, place in line.takes(at, *kinds):
        yield replace(said, part=str(meaning.value)), place


def _says_when(said: Said) -> bool:
    if said.shade and (said.time is not None or not said.part):
        return False
    if isinstance(said.time, FromNow):
        return said.day is None and not said.part
    if isinstance(said.time, Edge) and said.part:
        return False
    return said.day is not None or said.time is not None or bool(said.part)
