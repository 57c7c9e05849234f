"""Databases with today's schema and nothing in them, copied for each test: copying is quicker than making."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.domain.clock import SystemClock
from frontdesk.store.store import Store
from tests.postgres_server import PostgresServer


def _make(where: str) -> None:
    Store.open(where, clock=SystemClock(), create=True).close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one SQLite file that nobody opens."""
    path = tmp_path_factory.mktemp("template") / "office.db"
    _make(str(path))
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgres_server: PostgresServer) -> str:
    """Make one database on the server that nobody opens, and return its name."""
    name = postgres_server.create()
    _make(postgres_server.url(name))
    return name


@pytest.fixture
def sqlite_office_url(sqlite_template: Path, sqlite_url: str) -> str:
    """Give a SQLite file in which nothing has happened yet."""
    return str(shutil.copy(sqlite_template, sqlite_url))


@pytest.fixture
def postgresql_office_url(postgres_server: PostgresServer, postgresql_template: str) -> Iterator[str]:
    """Give a database on the server in which nothing has happened yet."""
    name = postgres_server.create(postgresql_template)
    yield postgres_server.url(name)
    postgres_server.drop(name)
