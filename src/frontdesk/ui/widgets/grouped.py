"""Rows in groups, as plain data and as one flat Qt model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from frontdesk.ui.painting import ChipText
from frontdesk.ui.palette import Tone

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


@dataclass(frozen=True, slots=True)
class Group:
    """A titled card of rows; `count` is what the heading says beside the title."""

    title: str
    entries: tuple[Entry, ...]
    tone: Tone = Tone.NEUTRAL
    count: str = ""


Row = Group | Entry


class GroupedModel(QAbstractListModel):
    """Each group's heading, which cannot be chosen, followed by its rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._chip_of: Callable[[object], ChipText] | None = None

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; a group without rows is left out."""
        self.beginResetModel()
        rows: list[Row] = []
        for group in groups:
            rows += (group, *group.entries) if group.entries else ()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_chips(self, chip_of: Callable[[object], ChipText] | None) -> None:
        """Ask for each row's chip by its key whenever it is painted: a live countdown."""
        self._chip_of = chip_of
        self.tick()

    def tick(self) -> None:
        """Tell the views that the chips say something else now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [CHIP_ROLE])

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row, or None for a heading or no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def row_of(self, key: object) -> int:
        """Return the row of a key, or -1."""
        places = (at for at, row in enumerate(self._rows) if isinstance(row, Entry) and row.key == key)
        return next(places, -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are passed over by the keyboard."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, its chip, or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == CHIP_ROLE:
            return self._chip(row)
        if role == LAST_ROLE:
            return self.entry(index.row() + 1) is None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row)
        return None

    def _chip(self, row: Row) -> ChipText:
        if isinstance(row, Group):
            return ChipText("")
        return self._chip_of(row.key) if self._chip_of else row.chip

    def _words(self, row: Row) -> str:
        if isinstance(row, Group):
            return f"{row.title} {row.count}".strip()
        parts = [self._chip(row).text, *(text for cell in row.cells for text in (cell.first, cell.second))]
        return ", ".join(filter(None, [*parts, row.action]))
