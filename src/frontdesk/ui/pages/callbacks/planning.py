"""Turns the calls of some days into a board: by person for a day, by day for a week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from frontdesk.domain.callbacks import CallbackEnd, CallUrgency
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.callbacks.board.plan import Call, Cell, Column, Load, Plan
from frontdesk.ui.pages.callbacks.found import FoundDays, midnight

_USUAL_HOURS = range(9, 17)
_TONES = {CallUrgency.OVERDUE: Tone.OVERDUE, CallUrgency.NOW: Tone.SOON}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a column of a day's board is: a person, or a department whose people share its calls."""

    person: str
    department: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A board, and what its columns are."""

    plan: Plan
    days: tuple[date, ...]
    holders: tuple[Holder, ...]


class Planner:
    """Makes the board of what was found; runs off the UI thread."""

    def __init__(self, page: PageContext, found: FoundDays) -> None:
        self._page = page
        self._found = found
        self._days = tuple(found.first + timedelta(days=step) for step in range(found.days))
        self._now = page.now()

    def planned(self) -> Planned:
        """Return the board: people across for one day, days across for several."""
        return self._by_person() if len(self._days) == 1 else self._by_day()

    def _by_person(self) -> Planned:
        found, day = self._found, self._days[0]
        mine = self._page.context.actor.name
        holders = {Holder(row.person, row.department if not row.person else "") for row in found.rows}
        ordered = sorted(holders, key=lambda each: (each.person != mine, not each.person, each.person))
        places = {holder: number for number, holder in enumerate(ordered)}
        calls = [
            self._call(row, places[Holder(row.person, row.department if not row.person else "")], day)
            for row in found.rows
        ]
        open_hours = self._open_hours(day)
        counts = Counter(call.column for call in calls)
        columns = tuple(
            Column(
                holder.person or holder.department,
                self._page.say("callbacks.calls", count=counts[number]),
                holder.person == mine,
                day == self._now.date(),
                open_hours,
            )
            for number, holder in enumerate(ordered)
        )
        limit = found.most_of_person
        cells = {cell: Load(n, limit) for cell, n in _open_cells(calls).items()}
        by_hour = {self._hour(load.start): Load(load.calls, load.most) for load in found.loads}
        plan = self._plan(columns or (self._nobody(open_hours),), calls, cells, by_hour, [day])
        return Planned(plan, self._days, tuple(ordered))

    def _by_day(self) -> Planned:
        found = self._found
        used = {self._day(row) for row in found.rows}
        days = tuple(day for day in self._days if day in used or found.calendar.intervals(day))
        places = {day: number for number, day in enumerate(days)}
        calls = [self._call(row, places[self._day(row)], self._day(row)) for row in found.rows]
        counts = Counter(call.column for call in calls)
        today = self._now.date()
        columns = tuple(
            Column(
                self._page.words.short_date(day),
                self._page.say("callbacks.calls", count=counts[number]),
                day == today,
                day == today,
                self._open_hours(day),
            )
            for number, day in enumerate(days)
        )
        cells = {
            (places[local.date()], local.hour): Load(load.calls, load.most)
            for load in found.loads
            if (local := self._page.local(load.start)).date() in places
        }
        return Planned(self._plan(columns, calls, cells, {}, days), days, ())

    def _plan(
        self,
        columns: tuple[Column, ...],
        calls: list[Call],
        cells: dict[Cell, Load],
        by_hour: dict[int, Load],
        days: Sequence[date],
    ) -> Plan:
        open_hours = {hour for column in columns for hour in column.open_hours} or set(_USUAL_HOURS)
        used = open_hours | {call.hour for call in calls}
        now = self._now.hour + self._now.minute / 60 if self._now.date() in days else None
        order = sorted(range(len(calls)), key=lambda at: (calls[at].column, calls[at].hour, at))
        hours = range(min(used), max(used) + 1)
        return Plan(columns, hours, tuple(calls[at] for at in order), cells, by_hour, now)

    def _call(self, row: CallbackRow, column: int, day: date) -> Call:
        start = max(self._page.local(row.call_from), self._page.local(midnight(day, self._found.calendar)))
        return Call(
            row.id,
            column,
            start.hour,
            partial(self._words, row),
            self._tone(row),
            done=row.outcome is CallbackEnd.REACHED,
            still=row.done is not None,
        )

    def _tone(self, row: CallbackRow) -> str:
        if row.done is not None:
            return Tone.NEUTRAL.value
        return _TONES.get(row.urgency, Tone.ACCENT).value

    def _words(self, row: CallbackRow) -> str:
        name = row.customer_name or row.number
        start = row.call_from
        who = "" if len(self._days) == 1 else row.person or row.department
        id_ = "callbacks.line.who" if who else "callbacks.line"
        return self._page.say(id_, start=start, name=name, about=row.about or row.number, who=who)

    def _day(self, row: CallbackRow) -> date:
        """Return the day in whose column a call stands: one that began before stands in the first."""
        return max(self._page.local(row.call_from).date(), self._days[0])

    def _hour(self, at: datetime) -> int:
        return self._page.local(at).hour

    def _open_hours(self, day: date) -> frozenset[int]:
        hours: set[int] = set()
        for opening in self._found.calendar.intervals(day):
            opens, closes = self._page.local(opening.opens), self._page.local(opening.closes)
            last = closes - timedelta(minutes=1)
            hours.update(range(opens.hour, (last.hour if last.date() == opens.date() else 23) + 1))
        return frozenset(hours)

    def _nobody(self, open_hours: frozenset[int]) -> Column:
        return Column(self._page.say("callbacks.nobody"), open_hours=open_hours)


def _open_cells(calls: Sequence[Call]) -> Counter[Cell]:
    return Counter((call.column, call.hour) for call in calls if not call.still)
