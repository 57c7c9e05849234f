"""What a calendar file changes of the days that were kept: new, on other days, known, taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontdesk.domain.days_read import CalendarRead, DaysCancelled, DaysRead
from frontdesk.domain.message import Message

_MOST_LEFT_OUT: Final = 50  # more are not told one by one


class DayState(StrEnum):
    """What becomes of days, in the order in which they are shown."""

    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"  # taken back: the calendar says so
    GONE = "gone"  # taken back: they stand in it no longer
    KNOWN = "known"


TAKEN_BACK = (DayState.CANCELLED, DayState.GONE)


@dataclass(frozen=True, slots=True)
class KeptDays:
    """Days as they are kept, and the name of the calendar that they were read from last."""

    id: int
    days: DaysRead
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class DayChange:
    """Days as they will be, or as they were where they are taken back; `kept` is what there is of them."""

    state: DayState
    days: DaysRead
    kept: KeptDays | None = None


@dataclass(frozen=True, slots=True)
class DayChanges:
    """What a file changes, and what of it is left out and why."""

    rows: tuple[DayChange, ...]
    left_out: tuple[Message, ...] = ()

    def of(self, *states: DayState) -> tuple[DayChange, ...]:
        """Return the rows in one of these states."""
        return tuple(row for row in self.rows if row.state in states)


def day_changes(
    read: CalendarRead, kept: Sequence[KeptDays], *, known: Callable[[DaysRead], bool]
) -> DayChanges:
    """Compare a calendar with what was kept; `known` says of days that nothing new would come of them."""
    news, olds, off = defaultdict(list), defaultdict(list), defaultdict(list)
    for day in read.days:
        news[day.uid].append(day)
    for each in kept:
        olds[each.days.uid].append(each)
    for cancelled in read.cancelled:
        off[cancelled.uid].append(cancelled)
    found: list[DayChange] = []
    left_out = list(read.left_out)
    for uid in dict.fromkeys((*news, *sorted(read.settled), *off)):
        rows = list(_of_entry(news[uid], olds[uid] if uid else [], off[uid], settled=uid in read.settled))
        found += rows
        if not any(row.kept for row in rows):
            left_out += [each.why for each in off[uid]]
    found += _gone(read, kept)
    told = (_known(each) if each.state is DayState.NEW and known(each.days) else each for each in found)
    return DayChanges(tuple(sorted(told, key=_order)), tuple(left_out[:_MOST_LEFT_OUT]))


def _of_entry(
    news: Sequence[DaysRead], kept: Sequence[KeptDays], off: Sequence[DaysCancelled], *, settled: bool
) -> Iterator[DayChange]:
    """Yield what becomes of one entry: days that are the same first, then those that moved, in order."""
    left = {_span(each.days): each for each in reversed(kept)}
    moved: list[DaysRead] = []
    for day in news:
        same = left.pop(_span(day), None)
        if same is None:
            moved.append(day)
        else:
            renamed = same.days.name != day.name
            yield DayChange(DayState.CHANGED if renamed else DayState.KNOWN, day, same)
    others = {(each.days.first_day, each.id): each for each in left.values()}
    order = iter(sorted(others))
    for day in moved:
        key = next((each for each in others if each[0] == day.instead_of), None) if day.instead_of else None
        if key is None and settled:
            key = next((each for each in order if each in others), None)
        before = others.pop(key) if key is not None else None
        yield DayChange(DayState.CHANGED if before else DayState.NEW, day, before)
    days = {each.day for each in off}
    for (first, _), each in sorted(others.items()):
        if off and (settled or None in days or first in days):
            yield DayChange(DayState.CANCELLED, each.days, each)
        elif settled:
            yield DayChange(DayState.GONE, each.days, each)


def _gone(read: CalendarRead, kept: Iterable[KeptDays]) -> Iterator[DayChange]:
    """Yield what was read from this calendar before and stands in it no longer."""
    if read.whole and read.name:
        for each in kept:
            if each.calendar == read.name and each.days.uid and each.days.uid not in read.seen:
                yield DayChange(DayState.GONE, each.days, each)


def _known(row: DayChange) -> DayChange:
    return DayChange(DayState.KNOWN, row.days)


def _span(days: DaysRead) -> tuple[object, object]:
    return days.first_day, days.last_day


def _order(row: DayChange) -> tuple[int, object, object, str]:
    return [*DayState].index(row.state), row.days.first_day, row.days.last_day, row.days.name
