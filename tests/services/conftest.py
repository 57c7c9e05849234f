"""An office for each test, on either database: copied from one that is set up once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres_server import PostgresServer
from tests.services.offices import Desk, set_up_office, sit_at_desk


@pytest.fixture(scope="session")
def sqlite_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of an office that nothing has happened in yet."""
    file = tmp_path_factory.mktemp("offices") / "office.db"
    set_up_office(file)
    return file


@pytest.fixture(scope="session")
def postgresql_office(postgres_server: PostgresServer) -> str:
    """Give the name of such an office's database on the tests' server."""
    name = postgres_server.create()
    set_up_office(postgres_server.url(name))
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def desk(request: pytest.FixtureRequest) -> Desk:
    """Sit at the reception of a fresh office; the test runs on both databases."""
    found: Desk = request.getfixturevalue(f"{request.param}_desk")
    return found


@pytest.fixture
def sqlite_desk(sqlite_office: Path, tmp_path: Path) -> Iterator[Desk]:
    """Sit at the reception of a fresh office in a file."""
    file = tmp_path / "office.db"
    shutil.copyfile(sqlite_office, file)
    desk = sit_at_desk(file)
    yield desk
    desk.store.close()


@pytest.fixture
def postgresql_desk(postgresql_office: str, postgres_server: PostgresServer) -> Iterator[Desk]:
    """Sit at the reception of a fresh office on the tests' server."""
    name = postgres_server.create(postgresql_office)
    desk = sit_at_desk(postgres_server.url(name))
    yield desk
    desk.store.close()
    postgres_server.drop(name)
