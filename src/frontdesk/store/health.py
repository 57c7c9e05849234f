"""Whether a database is sound: every page, every link, the search index, the event log, the attachments."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import peewee
from peewee import fn

from frontdesk.domain.errors import StoreError
from frontdesk.domain.message import Message, message
from frontdesk.store.connection import Dialect
from frontdesk.store.copying import copy_database
from frontdesk.store.models import ALL, EventHead, SearchDocument
from frontdesk.store.store import Store

LARGE = 30_000  # documents: fewer are verified in about a second
_MOST = 20  # faults of one sort that are told one by one


def faults_of(store: Store) -> tuple[Message, ...]:
    """Return everything that is wrong; nothing when the database is sound. Reads every page."""
    return tuple(_faults(store))


def _faults(store: Store) -> Iterator[Message]:
    try:
        yield from _pages(store)
        yield from _links(store)
        yield from _search_index(store)
        with store.reading():
            yield from _events(store)
            yield from _contents(store)
    except StoreError as error:
        yield error.message
    except peewee.DatabaseError as error:
        yield message("check.unreadable", what=str(error))


def _pages(store: Store) -> Iterator[Message]:
    if store.dialect is Dialect.SQLITE:
        for (found,) in store.database.execute_sql(f"PRAGMA integrity_check({_MOST})").fetchall():
            if found != "ok":
                yield message("check.page", what=found)
        return
    for model in ALL:
        # Reading every row is what a server lets its guests do.
        store.database.execute_sql(f'SELECT count(*) FROM "{model._meta.table_name}"').fetchone()  # noqa: S608  only marks and names of ours


def _links(store: Store) -> Iterator[Message]:
    """PostgreSQL enforces its links itself; SQLite only where the program asked for it."""
    if store.dialect is Dialect.SQLITE:
        for table, *_ in store.database.execute_sql("PRAGMA foreign_key_check").fetchmany(_MOST):
            yield message("check.link", table=table)


def _search_index(store: Store) -> Iterator[Message]:
    with _where_nobody_waits(store) as checked:
        if not checked.search.verify():
            yield message("check.search_index")


@contextmanager
def _where_nobody_waits(store: Store) -> Iterator[Store]:
    """Give a copy of a large SQLite office: its index is verified by a write, for which others would wait."""
    if store.path is None or not _is_large(store):
        yield store
        return
    with TemporaryDirectory(dir=store.path.parent, prefix=".check-") as folder:
        copy = Path(folder) / "office.db"
        copy_database(store.path, copy)
        opened = Store.open(copy, clock=store.clock)
        try:
            yield opened
        finally:
            opened.close()


def _is_large(store: Store) -> bool:
    documents = store.value(SearchDocument.select(fn.MAX(SearchDocument.id))) or 0
    size = store.path.stat().st_size if store.path else 0
    return documents > LARGE and shutil.disk_usage(store.path or ".").free > size * 2


def _events(store: Store) -> Iterator[Message]:
    if store.one(EventHead.select(EventHead.id)) is None:
        yield message("check.event", sequence=0, what="head")
        return
    for fault in store.events.verify(limit=_MOST):
        yield message("check.event", sequence=fault.sequence, what=fault.what)


def _contents(store: Store) -> Iterator[Message]:
    for digest, id_ in store.blobs.verify()[:_MOST]:
        yield message(id_, digest=digest)
