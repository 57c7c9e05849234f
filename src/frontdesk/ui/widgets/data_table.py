"""A table for lists of any length: sorted by its headings, its columns to choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from frontdesk.ui.delegates.cells import ROW_HEIGHT, TwoLineDelegate
from frontdesk.ui.widgets.paged_model import PagedTableModel


class DataTable(QTableView):
    """Shows a `PagedTableModel`.

    `opened` carries the id of a row (Enter, double click), `sort_wanted` a
    column's sort key and whether descending, `menu_wanted` where on screen a
    menu for the chosen rows is wanted, `columns_changed` nothing.
    """

    opened = Signal(int)
    sort_wanted = Signal(str, bool)
    menu_wanted = Signal(QPoint)
    columns_changed = Signal()

    def __init__(self, model: PagedTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.doubleClicked.connect(self._open)
        self._set_up_header(self.horizontalHeader())

    @property
    def rows(self) -> PagedTableModel:
        """Return the model."""
        return self._rows

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the ids of the rows chosen, from top to bottom."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._rows.ids[row] for row in chosen)

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns shown, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return tuple(self._rows.columns[at].key for at in order if not header.isSectionHidden(at))

    def show_sort(self, sort: str, *, descending: bool) -> None:
        """Mark the heading that the list is sorted by."""
        found = (at for at, column in enumerate(self._rows.columns) if sort and column.sort == sort)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(next(found, -1), order)

    def columns_menu(self, parent: QWidget | None = None) -> QMenu:
        """Return a menu that shows and hides columns; the last one shown stays."""
        menu = QMenu(parent or self)
        for at, column in enumerate(self._rows.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.toggled.connect(lambda shown, at=at: self._show_column(at, shown=shown))
        return menu

    def layout_state(self) -> dict[str, Any]:
        """Return which columns are shown, in which order and how wide, to be kept as JSON."""
        widths = {column.key: self.columnWidth(at) for at, column in enumerate(self._rows.columns)}
        return {"shown": list(self.shown_columns()), "widths": widths}

    def restore_layout(self, state: Mapping[str, Any]) -> None:
        """Show the columns as they were; what is unknown or missing is passed over."""
        places = {column.key: at for at, column in enumerate(self._rows.columns)}
        shown = [key for key in state.get("shown", ()) if key in places]
        if not shown:
            return
        header = self.horizontalHeader()
        for key, at in places.items():
            header.setSectionHidden(at, key not in shown)
        for place, key in enumerate(shown):
            header.moveSection(header.visualIndex(places[key]), place)
        for key, width in state.get("widths", {}).items():
            if key in places and key in shown:
                self.setColumnWidth(places[key], int(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        if self.chosen_ids():
            self.menu_wanted.emit(event.globalPos())

    def _set_up_header(self, header: QHeaderView) -> None:
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        header.setStretchLastSection(not any(column.stretches for column in self._rows.columns))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionClicked.connect(self._sort)
        header.sectionMoved.connect(self.columns_changed)
        for at, column in enumerate(self._rows.columns):
            self.setColumnWidth(at, column.width)
            header.setSectionHidden(at, not column.shown)
            if column.stretches:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def _choose_columns(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, at: int, *, shown: bool) -> None:
        if shown or len(self.shown_columns()) > 1:
            self.setColumnHidden(at, not shown)
            self.columns_changed.emit()

    def _sort(self, section: int) -> None:
        column = self._rows.columns[section]
        if not column.sort:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        descending = self.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self.sort_wanted.emit(column.sort, descending)

    def _open(self, index: QModelIndex) -> None:
        found = self._rows.row_id(index.row()) if index.isValid() else None
        if found is not None:
            self.opened.emit(found)
