"""Putting rows in: one statement for each table and set of columns, built once.

peewee builds an INSERT anew for every row; a save writes a dozen and an import
a hundred thousand, always the same few statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType
from typing import Any, NamedTuple

from peewee import AutoField, CharField, Field, ForeignKeyField, IntegerField, Model, TextField

from frontdesk.store.connection import Dialect, OfficeDatabase
from frontdesk.store.faults import translated
from frontdesk.store.fields import JsonField


class Column(NamedTuple):
    """One column of an INSERT; a tuple, since it is unpacked for every value of every row."""

    name: str
    plain: type  # whose values are stored as they are
    convert: Callable[[Any], Any]
    default: object


@dataclass(frozen=True, slots=True)
class Insertion:
    """A prepared INSERT: its text and how each value becomes what the database stores."""

    sql: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which the rows give the columns."""
        return tuple(column.name for column in self.columns)

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the row's values in the order of the statement, defaults filled in."""
        stored = []
        for name, plain, convert, default in self.columns:
            value = row.get(name, default)
            stored.append(value if value is None or value.__class__ is plain else convert(value))
        return tuple(stored)


def _plain(field: Field[Any]) -> type:
    """Return the type whose values are stored as they are: converting costs more than comparing."""
    if isinstance(field, (IntegerField, ForeignKeyField)):
        return int
    is_text = isinstance(field, (CharField, TextField)) and not isinstance(field, JsonField)
    return str if is_text else NoneType


@lru_cache(maxsize=256)
def insertion(model: type[Model], names: tuple[str, ...], dialect: Dialect) -> Insertion:
    """Return the INSERT of these columns (by field or column name) and of those with a default."""
    meta = model._meta
    given = {meta.combined[name]: name for name in names}
    for field in meta.sorted_fields:
        if field not in given and field.default is not None:
            given[field] = field.name
    fields = tuple(given)
    named = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join(["?" if dialect is Dialect.SQLITE else "%s"] * len(fields))
    sql = f'INSERT INTO "{meta.table_name}" ({named}) VALUES ({marks})'  # noqa: S608  names of our own models
    if dialect is Dialect.POSTGRESQL and isinstance(meta.primary_key, AutoField):
        sql += f' RETURNING "{meta.primary_key.column_name}"'
    columns = (Column(name, _plain(field), field.db_value, field.default) for field, name in given.items())
    return Insertion(sql, tuple(columns))


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


def next_ids(database: OfficeDatabase, dialect: Dialect, model: type[Model], count: int) -> Sequence[int]:
    """Return ids for so many new rows, inside the caller's transaction: they can be put in at once."""
    table, key = model._meta.table_name, "id"
    if dialect is Dialect.SQLITE:
        first = database.execute_sql(f'SELECT coalesce(max("{key}"), 0) + 1 FROM "{table}"').fetchone()[0]  # noqa: S608  names of our own models
        return range(first, first + count)
    sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    return [id_ for (id_,) in database.execute_sql(sequence, (table, key, count)).fetchall()]


def execute_many(database: OfficeDatabase, sql: str, values: Iterable[tuple[Any, ...]]) -> None:
    """Run one statement for many rows of values."""
    cursor = database.cursor()  # type: ignore[no-untyped-call]  # so are peewee's stubs
    try:
        with translated(database.where):
            cursor.executemany(sql, values)
    finally:
        cursor.close()
