"""Whether a database is sound: every page, every link, the search index, the event log, the attachments."""

from __future__ import annotations

from collections.abc import Iterator

import peewee

from frontdesk.domain.errors import StoreError
from frontdesk.domain.message import Message, message
from frontdesk.store.connection import Dialect
from frontdesk.store.models import ALL, EventHead
from frontdesk.store.store import Store

_MOST = 20  # faults of one sort that are told one by one


def faults_of(store: Store) -> tuple[Message, ...]:
    """Return everything that is wrong; nothing when the database is sound. Reads every page."""
    return tuple(_faults(store))


def _faults(store: Store) -> Iterator[Message]:
    try:
        yield from _pages(store)
        yield from _links(store)
        if not store.search.verify():
            yield message("check.search_index")
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


def _events(store: Store) -> Iterator[Message]:
    if store.one(EventHead.select(EventHead.id)) is None:
        yield message("check.event", sequence=0, what="head")
        return
    for fault in store.events.verify(limit=_MOST):
        yield message("check.event", sequence=fault.sequence, what=fault.what)


def _contents(store: Store) -> Iterator[Message]:
    for digest, id_ in store.blobs.verify()[:_MOST]:
        yield message(id_, digest=digest)
