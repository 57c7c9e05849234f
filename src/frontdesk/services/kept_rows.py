"""Rows that an operation makes and changes, kept as the log needs them to take the operation back."""

from __future__ import annotations

from typing import Any

from peewee import Model

from frontdesk.store.store import Store


class KeptRows:
    """Writes rows and remembers what stood there before; nothing outlives the transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._created: list[tuple[str, int]] = []
        self._before: list[tuple[str, int, dict[str, Any]]] = []

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
        columns = [model._meta.fields[name] for name in fields]
        key = model._meta.primary_key
        before = self._store.one(model.select(*columns).where(key == id_))
        if before is not None:
            kept = {column.name: plain(column, value) for column, value in zip(columns, before, strict=True)}
            self._before.append((_table(model), id_, kept))
        self._store.execute(model.update(**fields).where(key == id_))

    def undo(self) -> dict[str, Any]:
        """Return what an event's payload keeps, for `put_back`."""
        return {"created": self._created, "before": self._before}


def plain(column: Any, value: object) -> Any:  # noqa: ANN401  a column of any type
    """Return a column's value as JSON keeps it; `column.python_value` gives it back."""
    stored = column.db_value(value)
    return stored if isinstance(stored, (int, str, bool, type(None))) else str(stored)


def _table(model: type[Model]) -> str:
    return str(model._meta.table_name)
