"""What every row's painter asks of the view that it paints for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Knows its view, and from it which row is chosen and where the keyboard is.

    It does not read the option's state: the many names of QStyle would be
    built for it, and the first window would wait.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def chosen(self, index: AnyIndex) -> bool:
        """Whether a row is among those chosen."""
        return self._view.selectionModel().isRowSelected(index.row())

    def focused(self, index: AnyIndex) -> bool:
        """Whether the keyboard is on a row."""
        return self._view.hasFocus() and self._view.currentIndex().row() == index.row()
