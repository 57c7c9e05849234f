"""How well the office keeps its callbacks: in the window or late, with how many tries, by whom and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.store.models import Callback, Department, Staff

_NO_PROMISE: Final = (CallbackEnd.STAYED.value, CallbackEnd.TAKEN_BACK.value)
_CALLED: Final = (CallbackEnd.REACHED.value, CallbackEnd.GAVE_UP.value, CallbackEnd.UNREACHED.value)


@dataclass(frozen=True, slots=True)
class CallFigure:
    """Windows that were told and are over, and the calls that have ended.

    A window is kept by a try in it, whatever came of it; a call that was cancelled before
    its window was over counts as neither kept nor late.
    """

    kept: int = 0
    late: int = 0  # tried after the window, or not at all
    ended: int = 0  # reached, given up, or tried as often as the office does
    reached: int = 0
    tries: int = 0  # of those that have ended

    @property
    def promised(self) -> int:
        """How many windows were told: the sample of `kept_share`."""
        return self.kept + self.late

    @property
    def kept_share(self) -> float | None:
        """Which part of the windows was kept, 0 to 1; None where none was told."""
        return self.kept / self.promised if self.promised else None

    @property
    def tries_each(self) -> float | None:
        """How many tries a call took; None where none has ended."""
        return self.tries / self.ended if self.ended else None

    def __add__(self, other: CallFigure) -> CallFigure:
        return CallFigure(
            self.kept + other.kept,
            self.late + other.late,
            self.ended + other.ended,
            self.reached + other.reached,
            self.tries + other.tries,
        )


@dataclass(frozen=True, slots=True)
class CallFigures:
    """The figures of some days, as a whole and in parts; hours and weekdays are those of the windows."""

    first: date
    last: date
    total: CallFigure
    by_person: tuple[tuple[str, CallFigure], ...]  # or department; "" for neither
    by_hour: tuple[tuple[int, CallFigure], ...]  # by the office's clock
    by_weekday: tuple[tuple[int, CallFigure], ...]  # Monday is 0


class _Row(NamedTuple):
    """A callback as the figures need it."""

    start: datetime
    end: datetime
    tried: datetime | None
    missed: int
    done: datetime | None
    outcome: str
    attempts: int
    person: str | None
    department: str | None


def callback_figures(ctx: Context, *, first: date, last: date) -> CallFigures:
    """Return the figures of the callbacks whose window ends on these days, as they stand now."""
    office, now = rules(ctx), ctx.clock.now()
    rows = list(_rows(ctx, office, first, last))
    figures = [(row, _figure(row, now)) for row in rows]

    def parts(key: Callable[[_Row], Any]) -> tuple[tuple[Any, CallFigure], ...]:
        found: dict[Any, CallFigure] = {}
        for row, figure in figures:
            if figure != CallFigure():
                found[key(row)] = found.get(key(row), CallFigure()) + figure
        return tuple(sorted(found.items()))

    return CallFigures(
        first=first,
        last=last,
        total=_sum(figure for _, figure in figures),
        by_person=parts(lambda row: row.person or row.department or ""),
        by_hour=parts(lambda row: office.calendar.local(row.start).hour),
        by_weekday=parts(lambda row: office.calendar.local(row.start).weekday()),
    )


def _rows(ctx: Context, office: Rules, first: date, last: date) -> Iterator[_Row]:
    begin = datetime.combine(first, time(), office.timezone)
    end = datetime.combine(last + timedelta(days=1), time(), office.timezone)
    query = (
        Callback.select(
            Callback.window_start,
            Callback.window_end,
            Callback.tried,
            Callback.missed,
            Callback.done,
            Callback.outcome,
            Callback.attempts,
            Staff.name,
            Department.name,
        )
        .left_outer_join(Staff, on=(Callback.staff == Staff.id))
        .left_outer_join(Department, on=(Callback.department == Department.id))
        .where(Callback.window_end > begin, Callback.window_end <= end, Callback.outcome.not_in(_NO_PROMISE))
    )
    yield from (_Row(*row) for row in ctx.store.rows(query))


def _figure(row: _Row, now: datetime) -> CallFigure:
    called = row.outcome in _CALLED
    in_time = row.tried is not None and row.tried <= row.end
    over = row.end < now and not (row.done is not None and row.done <= row.end and not in_time)
    return CallFigure(
        kept=int(in_time),
        late=row.missed + int(over and not in_time),
        ended=int(called),
        reached=int(row.outcome == CallbackEnd.REACHED.value),
        tries=row.attempts if called else 0,
    )


def _sum(figures: Iterable[CallFigure]) -> CallFigure:
    return sum(figures, CallFigure())
