"""Statements that every save runs, written out: peewee would compose them anew each time."""

from __future__ import annotations

from typing import Any

from frontdesk.store.connection import Dialect
from frontdesk.store.store import Store


def quick_rows(store: Store, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run a statement written with "?" for each value, on either database, and return its rows.

    Values and rows are as the database keeps them.
    """
    marked = statement if store.dialect is Dialect.SQLITE else statement.replace("?", "%s")
    return list(store.database.execute_sql(marked, values).fetchall())
