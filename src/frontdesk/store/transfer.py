"""Copying a whole office from one database to another, of either dialect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from peewee import AutoField, Field, ForeignKeyField, Model

from frontdesk.store.connection import Dialect
from frontdesk.store.models import ALL, Blob, EventHead, Setting
from frontdesk.store.rows import execute_many
from frontdesk.store.store import Store

_AT_ONCE = 2_000


def copy_office(source: Store, target: Store) -> None:
    """Copy everything into a database that has today's schema and holds no office yet.

    The source is read in one unchanging state; the target gets everything or nothing.
    """
    with source.reading(), target.transaction():
        for made_by_opening in (EventHead, Setting):
            target.execute(made_by_opening.delete())
        for model in ALL:
            if model is Blob:
                _copy_contents(source, target)
            else:
                _copy_rows(source, target, model)
        target.search.rebuild()
        if target.dialect is Dialect.POSTGRESQL:
            _continue_numbering(target)


def is_unused(store: Store) -> bool:
    """Whether a database holds no office yet: nothing was ever logged or set."""
    return store.events.head()[0] == 0 and not any(len(store.rows(m.select().limit(1))) for m in ALL[:6])


def _copy_rows(source: Store, target: Store, model: type[Model]) -> None:
    names = model._meta.sorted_field_names
    own = [field for field in model._meta.sorted_fields if _points_to(field, model)]
    later: dict[str, list[tuple[Any, Any]]] = {field.name: [] for field in own}
    for part in _parts(source, model):
        rows = [dict(zip(names, row, strict=True)) for row in part]
        for name, waiting in later.items():
            waiting += [(row[name], row["id"]) for row in rows if row[name] is not None]
        target.insert_many(model, [row | dict.fromkeys(later) for row in rows])
    for field in own:
        _link(target, model, field, later[field.name])


def _points_to(field: Field[Any], model: type[Model]) -> bool:
    return isinstance(field, ForeignKeyField) and field.rel_model is model


def _link(target: Store, model: type[Model], field: Field[Any], pairs: list[tuple[Any, Any]]) -> None:
    """Let rows point to others of their table once all are there: a twin may be older than what it joined."""
    mark = "?" if target.dialect is Dialect.SQLITE else "%s"
    table, column = model._meta.table_name, field.column_name
    sql = f'UPDATE "{table}" SET "{column}" = {mark} WHERE id = {mark}'  # noqa: S608  names of our own models
    execute_many(target.database, sql, pairs)


def _copy_contents(source: Store, target: Store) -> None:
    for digest in source.blobs.digests():
        target.blobs.keep(source.blobs.load(digest))


def _parts(source: Store, model: type[Model]) -> Iterator[list[tuple[Any, ...]]]:
    """Return a table's rows in the order of its key."""
    key = model._meta.primary_key
    last: Any = None
    while True:
        query = model.select().order_by(key).limit(_AT_ONCE)
        rows = source.rows(query if last is None else query.where(key > last))
        if not rows:
            return
        yield rows
        last = rows[-1][model._meta.sorted_fields.index(key)]


def _continue_numbering(target: Store) -> None:
    """Let PostgreSQL number on after the highest id that was copied."""
    for model in ALL:
        key = model._meta.primary_key
        if isinstance(key, AutoField):
            table, column = model._meta.table_name, key.column_name
            target.database.execute_sql(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), greatest(max({column}), 1),"  # noqa: S608  only marks and names of ours
                f" max({column}) IS NOT NULL) FROM {table}"
            )
