"""The calls of a board as a list, for the keyboard and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from frontdesk.ui.pages.callbacks.board.plan import Plan

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class BoardModel(QAbstractListModel):
    """One row for each call, in the plan's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = Plan()

    def set_plan(self, plan: Plan) -> None:
        """Show another board."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def row_of(self, key: object) -> int:
        """Return the row of a call, or -1."""
        return next((row for row, call in enumerate(self.plan.calls) if call.key == key), -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self.plan.calls)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a call's words, for screen readers with its column and hour."""
        if not index.isValid():
            return None
        call = self.plan.calls[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.plan.columns[call.column].title}, {call.hour}:00, {call.text()}"
        return call.text() if role == Qt.ItemDataRole.DisplayRole else None
