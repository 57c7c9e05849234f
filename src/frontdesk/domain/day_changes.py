"""What a calendar file changes of the days that were kept: new, on other days, known, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.days_read import CalendarRead, DaysCancelled, DaysRead
from frontdesk.domain.message import Message


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
    found: list[DayChange] = []
    left_out = list(read.left_out)
    for uid in dict.fromkeys((*(each.uid for each in read.days), *sorted(read.settled))):
        news = [each for each in read.days if each.uid == uid]
        found += _of_entry(read, uid, news, [each for each in kept if uid and each.days.uid == uid])
    for each in read.cancelled:
        hits = list(_cancelled(each, kept, found))
        found += hits
        if not hits and not any(row.kept and row.days.uid == each.uid for row in found):
            left_out.append(each.why)
    found += _gone(read, kept)
    rows = (_known(each) if each.state is DayState.NEW and known(each.days) else each for each in found)
    return DayChanges(tuple(sorted(rows, key=_order)), tuple(left_out))


def _of_entry(
    read: CalendarRead, uid: str, news: list[DaysRead], kept: list[KeptDays]
) -> Iterator[DayChange]:
    """Yield what becomes of one entry: days that are the same first, then those that moved, in order."""
    for day in list(news):
        same = next((each for each in kept if _span(each.days) == _span(day)), None)
        if same is not None:
            kept.remove(same)
            news.remove(day)
            renamed = same.days.name != day.name
            yield DayChange(DayState.CHANGED if renamed else DayState.KNOWN, day, same)
    for day in news:
        before = _before(day, kept, settled=uid in read.settled)
        if before is not None:
            kept.remove(before)
        yield DayChange(DayState.CHANGED if before else DayState.NEW, day, before)
    if uid in read.settled:
        cancelled = any(each.uid == uid for each in read.cancelled)
        state = DayState.CANCELLED if cancelled else DayState.GONE
        yield from (DayChange(state, each.days, each) for each in kept)


def _before(day: DaysRead, kept: Sequence[KeptDays], *, settled: bool) -> KeptDays | None:
    """Return what was kept instead of a day: the one that it replaces, or of a whole entry the next one."""
    if day.instead_of is not None:
        replaced = next((each for each in kept if each.days.first_day == day.instead_of), None)
        if replaced is not None:
            return replaced
    return kept[0] if settled and kept else None


def _cancelled(
    cancelled: DaysCancelled, kept: Iterable[KeptDays], found: Sequence[DayChange]
) -> Iterator[DayChange]:
    """Yield what was kept of what is cancelled, unless it is dealt with already."""
    dealt_with = {row.kept for row in found}
    for each in kept:
        ours = cancelled.uid and each.days.uid == cancelled.uid and each not in dealt_with
        if ours and cancelled.day in (None, each.days.first_day):
            yield DayChange(DayState.CANCELLED, each.days, each)


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
