"""The one place where a database's errors become refusals that a user can mend.

SQLite's result codes (sqlite.org/rescode.html) and PostgreSQL's SQLSTATE classes are
mapped to message ids. What remains untranslated (a broken constraint, a
statement that is wrong) is a bug of ours and is raised as it came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from frontdesk.domain.errors import StoreError

# Primary result codes of SQLite; extended codes carry them in their low byte.
_SQLITE = {
    3: "store.no_permission",
    5: "store.locked",
    6: "store.locked",
    8: "store.read_only",
    10: "store.disk_fault",
    11: "store.damaged",
    13: "store.disk_full",
    14: "store.cannot_open",
    23: "store.no_permission",
    26: "store.not_a_database",
}

# PostgreSQL's SQLSTATE, the exact code before its class (the first two characters).
_POSTGRESQL = {
    "08": "store.unreachable",
    "22": "store.value_refused",
    "25006": "store.read_only",
    "28": "store.login_refused",
    "3D": "store.no_such_database",
    "40": "store.locked",
    "42501": "store.no_permission",
    "53": "store.server_busy",
    "53100": "store.disk_full",
    "55P03": "store.locked",
    "57014": "store.locked",
    "57P": "store.unreachable",
    "58": "store.disk_fault",
    "XX001": "store.damaged",
    "XX002": "store.damaged",
}


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn the database's errors inside into `StoreError`; `where` names the file or server."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as error:
        raise_translated(error, where)
    except Exception as error:
        if getattr(error, "sqlstate", None) is None:
            raise
        raise_translated(error, where)


def raise_translated(error: Exception, where: str) -> None:
    """Raise the `StoreError` that says what `error` means, or `error` itself where nobody can mend it."""
    id_ = message_id(error)
    if id_ is None:
        raise error
    raise StoreError(id_, where=where) from error


def message_id(error: BaseException) -> str | None:
    """Return the message id for a driver's or peewee's error, or None where it is a bug of ours."""
    if isinstance(error, StoreError):
        return error.message.id
    original = _original(error)
    return _sqlite_id(original) if isinstance(original, sqlite3.Error) else _postgresql_id(original)


def _original(error: BaseException) -> BaseException:
    """Return the driver's error, which peewee wraps once or twice."""
    while isinstance(error, peewee.PeeweeException) and isinstance(getattr(error, "orig", None), Exception):
        error = error.orig  # type: ignore[attr-defined]  # the stubs leave it out
    return error


def _sqlite_id(error: sqlite3.Error) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR and error.__context__ is not None:
        # A savepoint is gone because SQLite has rolled back everything: why, says the error before.
        return message_id(error.__context__)
    return None if code is None else _SQLITE.get(code & 0xFF)


def _postgresql_id(error: BaseException) -> str | None:
    state = getattr(error, "sqlstate", None)
    if state is None:
        return _without_state(error)
    for length in (5, 3, 2):
        if state[:length] in _POSTGRESQL:
            return _POSTGRESQL[state[:length]]
    return None


def _without_state(error: BaseException) -> str | None:
    """Return what psycopg means by an error that did not come from a server."""
    if not type(error).__module__.startswith("psycopg"):
        return None
    return {"OperationalError": "store.unreachable", "DataError": "store.value_refused"}.get(
        type(error).__name__
    )
