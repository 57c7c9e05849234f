"""What stands on the board, as plain data, and where: nothing of it knows Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

LINE = 24.0  # pixels: one call
MOST_LINES = 6  # of one hour, before the rest is counted
_PADDING = 6.0
_LEAST = 60.0
_LEAST_COLUMN = 132.0  # a week of seven days has room beside the navigation of a window 1280 wide

Cell = tuple[int, int]
"""Column and hour."""


@dataclass(frozen=True, slots=True)
class Call:
    """One line: whom to call. `tone` names a colour of the palette; `still` is one that cannot be moved."""

    key: object
    column: int
    hour: int
    text: Callable[[], str]
    tone: str = "neutral"
    done: bool = False
    still: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """How many calls are planned for a cell, or an hour, and how many there may be (0: any number)."""

    calls: int
    most: int = 0

    @property
    def part(self) -> float:
        """How full it is, from 0 to 1."""
        return min(self.calls / self.most, 1.0) if self.most else 0.0

    @property
    def full(self) -> bool:
        """Whether there is no room for another."""
        return bool(self.most) and self.calls >= self.most


@dataclass(frozen=True, slots=True)
class Column:
    """A day or a person."""

    title: str
    note: str = ""
    marked: bool = False  # today among other days, or whoever sits here
    today: bool = False
    open_hours: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole board. Hours are those of the office's clock, the first of them at the top."""

    columns: tuple[Column, ...] = ()
    hours: range = range(0)
    calls: tuple[Call, ...] = ()  # by column, then hour, then time
    cells: Mapping[Cell, Load] = field(default_factory=dict)
    by_hour: Mapping[int, Load] = field(default_factory=dict)
    now: float | None = None  # hours since midnight, where today is on the board


class Places:
    """Where each hour, column and call of a plan stands, for a width."""

    def __init__(self, plan: Plan, width: float, gutter: float) -> None:
        self.plan = plan
        self._gutter = gutter
        self._in_cell: dict[Cell, list[int]] = {}
        for row, call in enumerate(plan.calls):
            self._in_cell.setdefault((call.column, call.hour), []).append(row)
        count = max(len(plan.columns), 1)
        self.column_width = max((width - gutter) / count, _LEAST_COLUMN)
        self.width = gutter + self.column_width * count
        heights = [self._hour_height(hour) for hour in plan.hours]
        self._tops = [0.0, *accumulate(heights)]

    @property
    def height(self) -> float:
        """The height of all hours."""
        return self._tops[-1]

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return self._gutter + column * self.column_width

    def hour_span(self, hour: int) -> tuple[float, float]:
        """Return where an hour begins and ends."""
        place = hour - self.plan.hours.start
        return self._tops[place], self._tops[place + 1]

    def hour_at(self, y: float) -> int:
        """Return the hour at a height, the last one below all of them."""
        place = bisect_right(self._tops, y) - 1
        return self.plan.hours.start + min(place, len(self.plan.hours) - 1)

    def rows(self, cell: Cell) -> Sequence[int]:
        """Return the calls of a cell, by their places in the plan."""
        return self._in_cell.get(cell, ())

    def shown(self, cell: Cell, current: int) -> tuple[Sequence[int], int]:
        """Return the calls of a cell that have a line, the current one among them, and how many have none."""
        rows = self.rows(cell)
        if len(rows) <= MOST_LINES:
            return rows, 0
        room = MOST_LINES - 1  # the last line counts the rest
        at = rows.index(current) if current in rows else 0
        first = max(0, at - room + 1)
        return rows[first : first + room], len(rows) - room

    def line(self, row: int, current: int) -> tuple[float, float]:
        """Return the top and the height of a call's line; one without a line is at the count of the rest."""
        call = self.plan.calls[row]
        cell = (call.column, call.hour)
        shown, _rest = self.shown(cell, current)
        place = list(shown).index(row) if row in shown else len(shown)
        return self.hour_span(call.hour)[0] + _PADDING / 2 + place * LINE, LINE

    def cell_at(self, x: float, y: float) -> Cell | None:
        """Return the cell at a point, or None beside the board."""
        column = int((x - self._gutter) // self.column_width)
        if x < self._gutter or not 0 <= column < len(self.plan.columns) or not 0 <= y < self.height:
            return None
        return column, self.hour_at(y)

    def row_at(self, x: float, y: float, current: int) -> int:
        """Return the call at a point, or -1."""
        cell = self.cell_at(x, y)
        if cell is None:
            return -1
        shown, _rest = self.shown(cell, current)
        place = int((y - self.hour_span(cell[1])[0] - _PADDING / 2) // LINE)
        return shown[place] if 0 <= place < len(shown) else -1

    def rest_at(self, x: float, y: float, current: int) -> Sequence[int]:
        """Return the calls that are only counted, where the count of them is at a point."""
        cell = self.cell_at(x, y)
        if cell is None:
            return ()
        shown, rest = self.shown(cell, current)
        top = self.hour_span(cell[1])[0] + _PADDING / 2 + len(shown) * LINE
        return [row for row in self.rows(cell) if row not in shown] if rest and y >= top else ()

    def _hour_height(self, hour: int) -> float:
        most = max((len(self.rows((column, hour))) for column in range(len(self.plan.columns))), default=0)
        return max(_LEAST, min(most, MOST_LINES) * LINE + 2 * _PADDING)
