"""Putting rows in: one statement for each table and set of columns, built once.

peewee builds an INSERT anew for every row; a save writes a dozen and an import
a hundred thousand, always the same few statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType
from typing import Any

from peewee import AutoField, CharField, Field, ForeignKeyField, IntegerField, Model, TextField

from frontdesk.store.connection import Dialect, OfficeDatabase
from frontdesk.store.faults import translated
from frontdesk.store.fields import JsonField


@dataclass(frozen=True, slots=True)
class Insertion:
    """A prepared INSERT: its text and how each value becomes what the database stores."""

    sql: str
    fields: tuple[Field[Any], ...]
    names: tuple[str, ...]
    plain: tuple[type, ...]  # of each column: the type whose values are stored as they are

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the row's values in the order of the statement, defaults filled in."""
        stored = []
        for name, field, plain in zip(self.names, self.fields, self.plain, strict=True):
            value = row[name] if name in row else _default(field)
            as_it_is = value is None or value.__class__ is plain
            stored.append(value if as_it_is else field.db_value(value))
        return tuple(stored)


def _plain(field: Field[Any]) -> type:
    """Return the type whose values are stored as they are: converting costs more than comparing."""
    if isinstance(field, (IntegerField, ForeignKeyField)):
        return int
    is_text = isinstance(field, (CharField, TextField)) and not isinstance(field, JsonField)
    return str if is_text else NoneType


def _default(field: Field[Any]) -> object:
    return field.default() if callable(field.default) else field.default


@lru_cache(maxsize=256)
def insertion(model: type[Model], names: tuple[str, ...], dialect: Dialect) -> Insertion:
    """Return the INSERT of these columns (by field or column name) and of those with a default."""
    meta = model._meta
    given = {meta.combined[name]: name for name in names}
    for field in meta.sorted_fields:
        if field not in given and field.default is not None:
            given[field] = field.name
    fields = tuple(given)
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join(["?" if dialect is Dialect.SQLITE else "%s"] * len(fields))
    sql = f'INSERT INTO "{meta.table_name}" ({columns}) VALUES ({marks})'  # noqa: S608  names of our own models
    if dialect is Dialect.POSTGRESQL and isinstance(meta.primary_key, AutoField):
        sql += f' RETURNING "{meta.primary_key.column_name}"'
    return Insertion(sql, fields, tuple(given.values()), tuple(map(_plain, fields)))


def insert(database: OfficeDatabase, dialect: Dialect, model: type[Model], row: Mapping[str, Any]) -> int:
    """Put one row in and return its id (0 where the table gives out none)."""
    prepared = insertion(model, tuple(row), dialect)
    cursor = database.execute_sql(prepared.sql, prepared.values(row))
    if dialect is Dialect.SQLITE:
        return int(cursor.lastrowid or 0)
    return int(cursor.fetchone()[0]) if "RETURNING" in prepared.sql else 0


def insert_many(
    database: OfficeDatabase, dialect: Dialect, model: type[Model], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Put many rows in at once; all have the columns of the first."""
    if not rows:
        return
    prepared = insertion(model, tuple(rows[0]), dialect)
    sql = prepared.sql.partition(" RETURNING")[0]
    execute_many(database, sql, (prepared.values(row) for row in rows))


def execute_many(database: OfficeDatabase, sql: str, values: Iterable[tuple[Any, ...]]) -> None:
    """Run one statement for many rows of values."""
    cursor = database.cursor()  # type: ignore[no-untyped-call]  # so are peewee's stubs
    try:
        with translated(database.where):
            cursor.executemany(sql, values)
    finally:
        cursor.close()
