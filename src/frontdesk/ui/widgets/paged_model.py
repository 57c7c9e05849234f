"""A table of any length: it knows every row's id and fetches only the rows that are seen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.delegates.cells import CELL_ROLE, RIGHT_ROLE, Cell
from frontdesk.ui.tasks.lanes import Lane, Tasks

BLOCK = 64
_KEPT_BLOCKS = 64
_WANTED_BLOCKS = 6

RowCells = tuple[Cell, ...]
Fetch = Callable[[Sequence[int]], Mapping[int, RowCells]]
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` in logical pixels, `right` for numbers.

    An empty `sort` means that the list cannot be sorted by it.
    """

    key: str
    title: str
    width: int = 160
    right: bool = False
    sort: str = ""
    shown: bool = True
    stretches: bool = False


class PagedTableModel(QAbstractTableModel):
    """Holds ids, and the cells of the blocks last seen.

    `fetch` runs off the UI thread: it gets the ids of some rows and returns
    the cells of those that still exist, one for each column. `refused` tells
    that rows could not be fetched.
    """

    refused = Signal(FrontDeskError)

    def __init__(
        self, columns: Sequence[Column], fetch: Fetch, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._tasks = tasks
        self._ids = array("q")
        self._blocks: OrderedDict[int, Mapping[int, RowCells]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._ask)

    @property
    def ids(self) -> array[int]:
        """Return the ids of all rows, in order."""
        return self._ids

    def set_ids(self, ids: array[int]) -> None:
        """Show other rows, or the same in another order."""
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self._stale.clear()
        self._wanted.clear()
        self.endResetModel()

    def renew(self) -> None:
        """Fetch again what is seen; what is shown stays until it comes."""
        self._stale = set(self._blocks)
        self._tell(range(self.rowCount()))

    def row_id(self, row: int) -> int | None:
        """Return the id of a row, or None."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell (None while it is fetched), or its words."""
        if not index.isValid():
            return None
        if role == RIGHT_ROLE:
            return self.columns[index.column()].right
        if role == CELL_ROLE:
            return self._cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self._cell(index.row(), index.column())
            return cell.words if cell else ""
        return None

    def _cell(self, row: int, column: int) -> Cell | None:
        number = row // BLOCK
        block = self._blocks.get(number)
        if block is None or number in self._stale:
            self._want(number)
        if block is None:
            return None
        self._blocks.move_to_end(number)
        cells = block.get(self._ids[row])
        return cells[column] if cells else Cell()

    def _want(self, number: int) -> None:
        """Remember that a block is seen; the last few seen are fetched together."""
        if number not in self._wanted:
            self._wanted[number] = None
            while len(self._wanted) > _WANTED_BLOCKS:
                self._wanted.popitem(last=False)
            self._soon.start()

    def _ask(self) -> None:
        ids = self._ids
        wanted = {number: ids[number * BLOCK : (number + 1) * BLOCK] for number in self._wanted}

        def fetched() -> dict[int, Mapping[int, RowCells]]:
            return {number: self._fetch(part) for number, part in wanted.items()}

        self._tasks.read(
            fetched,
            lambda blocks: self._keep(ids, blocks),
            self._give_up,
            lane=Lane.PAGES,
            replace_key=(id(self), "rows"),
            owner=self,
        )

    def _give_up(self, refusal: FrontDeskError) -> None:
        """Forget what was wanted, so that it is asked for again when it is next seen."""
        self._wanted.clear()
        self.refused.emit(refusal)

    def _keep(self, ids: array[int], blocks: Mapping[int, Mapping[int, RowCells]]) -> None:
        if ids is not self._ids:
            return
        for number, block in blocks.items():
            self._blocks[number] = block
            self._blocks.move_to_end(number)
            self._stale.discard(number)
            self._wanted.pop(number, None)
            self._tell(range(number * BLOCK, min((number + 1) * BLOCK, len(ids))))
        while len(self._blocks) > _KEPT_BLOCKS:
            self._blocks.popitem(last=False)

    def _tell(self, rows: range) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self.columns) - 1))
