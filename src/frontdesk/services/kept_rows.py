"""Rows that an operation makes and changes, kept as the log needs them to take the operation back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import Model

from frontdesk.store.store import Store


class KeptRows:
    """Writes rows and remembers what stood there before; nothing outlives the transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._created: list[tuple[str, int]] = []
        self._before: list[tuple[str, int, dict[str, Any]]] = []
        self._removed: list[tuple[str, dict[str, Any]]] = []

    def create(self, model: type[Model], /, **row: object) -> int:
        """Store a row and return its id; undoing removes it."""
        id_ = self._store.insert(model, **row)
        self.made(model, id_)
        return id_

    def made(self, model: type[Model], id_: int, /) -> None:
        """Remember a row that was stored otherwise; undoing removes it."""
        self._created.append((_table(model), id_))

    def alter(self, model: type[Model], id_: int, /, **fields: object) -> None:
        """Change a row; undoing puts back what stood there."""
        before = self._kept(model, id_, [model._meta.fields[name] for name in fields])
        if before is not None:
            self._before.append((_table(model), id_, before))
        self._store.execute(model.update(**fields).where(model._meta.primary_key == id_))

    def remove(self, model: type[Model], id_: int, /) -> None:
        """Remove a row; undoing puts it back. What points to it has to be removed before."""
        row = self._kept(model, id_, model._meta.sorted_fields)
        if row is not None:
            self._removed.append((_table(model), row))
        self._store.execute(model.delete().where(model._meta.primary_key == id_))

    def undo(self) -> dict[str, Any]:
        """Return what an event's payload keeps, for `put_back`."""
        return {"created": self._created, "before": self._before, "removed": self._removed}

    def _kept(self, model: type[Model], id_: int, columns: Sequence[Any]) -> dict[str, Any] | None:
        row = self._store.one(model.select(*columns).where(model._meta.primary_key == id_))
        if row is None:
            return None
        return {column.name: plain(column, value) for column, value in zip(columns, row, strict=True)}


def plain(column: Any, value: object) -> Any:  # noqa: ANN401  a column of any type
    """Return a column's value as JSON keeps it; `column.python_value` gives it back."""
    stored = column.db_value(value)
    return stored if isinstance(stored, (int, str, bool, type(None))) else str(stored)


def _table(model: type[Model]) -> str:
    return str(model._meta.table_name)
