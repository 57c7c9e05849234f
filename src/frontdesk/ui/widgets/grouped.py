"""Rows in groups, as plain data and as one flat Qt model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
CHIP_ROLE = ROW_ROLE + 1
LAST_ROLE = ROW_ROLE + 2

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Lines:
    """One cell: what matters, and under it the smaller second line."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a chip, cells from left to right, and the one next action.

    `key` is given back by the list's signals and must be equal between two
    fetches for the same row to stay chosen.
    """

    key: object
    cells: tuple[Lines, ...]
    chip: ChipText = ChipText("")  # noqa: RUF009  frozen itself
    action: str = ""


class Entries(Sequence[Entry]):
    """Rows that are put into words only when they are seen: of two thousand, some fifteen."""

    def __init__(self, keys: Sequence[object], make: Callable[[object], Entry]) -> None:
        """`make` words the row of a key; its entry bears that key."""
        self.keys = tuple(keys)
        self._make = make
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        if at not in self._made:
            self._made[at] = self._make(self.keys[at])
        return self._made[at]


@dataclass(frozen=True, slots=True)
class Group:
    """A titled card of rows; `count` is what the heading says beside the title."""

    title: str
    entries: Sequence[Entry]
    tone: Tone = Tone.NEUTRAL
    count: str = ""


Row = Group | Entry


class GroupedModel(QAbstractListModel):
    """Each group's heading, which cannot be chosen, followed by its rows, for which nothing is made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._headings: list[int] = []  # in which row each group begins
        self._count = 0
        self._by_key: dict[object, int] = {}
        self._chip_of: Callable[[object], ChipText] | None = None

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; a group without rows is left out."""
        self.beginResetModel()
        self._groups = tuple(group for group in groups if group.entries)
        self._headings, self._by_key, count = [], {}, 0
        for group in self._groups:
            self._headings.append(count)
            self._by_key.update((key, at) for at, key in enumerate(_keys(group.entries), start=count + 1))
            count += 1 + len(group.entries)
        self._count = count
        self.endResetModel()

    def set_chips(self, chip_of: Callable[[object], ChipText] | None) -> None:
        """Ask for each row's chip by its key whenever it is painted: a live countdown."""
        self._chip_of = chip_of

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row, or None for a heading or no row."""
        found = self._row(row)
        return found if isinstance(found, Entry) else None

    def row_of(self, key: object) -> int:
        """Return the row of a key, or -1."""
        return self._by_key.get(key, -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else self._count  # asked for each row that is laid out

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are passed over by the keyboard."""
        if self._is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, its chip, or its words."""
        row = self._row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == LAST_ROLE:
            return self._is_heading(index.row() + 1)
        if role == ROW_ROLE:
            return row
        if role == CHIP_ROLE:
            return self._chip(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row)
        return None

    def _row(self, row: int) -> Row | None:
        """Return the heading or the entry in a row, or None where there is none."""
        if not 0 <= row < self._count:
            return None
        at = bisect_right(self._headings, row) - 1
        group, inside = self._groups[at], row - self._headings[at]
        return group.entries[inside - 1] if inside else group

    def _is_heading(self, row: int) -> bool:
        """Whether a row is a heading, or no row at all."""
        at = bisect_left(self._headings, row)
        return not 0 <= row < self._count or (at < len(self._headings) and self._headings[at] == row)

    def _chip(self, row: Row) -> ChipText:
        if isinstance(row, Group):
            return ChipText("")
        return self._chip_of(row.key) if self._chip_of else row.chip

    def _words(self, row: Row) -> str:
        if isinstance(row, Group):
            return f"{row.title} {row.count}".strip()
        parts = [self._chip(row).text, *(text for cell in row.cells for text in (cell.first, cell.second))]
        return ", ".join(filter(None, [*parts, row.action]))


def _keys(entries: Sequence[Entry]) -> Iterable[object]:
    return entries.keys if isinstance(entries, Entries) else (entry.key for entry in entries)
