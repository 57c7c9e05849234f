"""A PostgreSQL server for the tests: started once, gone afterwards, a fresh database for each test."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

OWNER = "frontdesk"

# Nothing in it has to survive a crash.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "listen_addresses": "''",
}


@dataclass(slots=True)
class PostgresServer:
    """A running server that only this computer reaches, through a socket in `folder`."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> str:
        """Return the URL of a database, as `--database` takes it."""
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """Make a database as a copy of `template`, which nobody may be using; return its name."""
        name = f"office_{next(self._numbers)}"
        self._administer("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return name

    def drop(self, database: str) -> None:
        """Remove a database, with whoever is still connected to it."""
        self._administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def _administer(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def programs() -> Path:
    """Return the folder of `initdb` and `pg_ctl`, the newest release of those installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("pg_ctl")
    if elsewhere is None:
        raise RuntimeError("PostgreSQL is not installed: `python3 installer/bootstrap.py test` does it")
    return Path(elsewhere).resolve().parent


def unprivileged_user() -> str | None:
    """Return who runs the server; PostgreSQL refuses root. None is the present user."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd  # Windows has none

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


# Ends the server when the tests end, in whatever way: their end of the pipe closes then.
KEEPER = 'cat > /dev/null; "$1" -D "$2/data" -m immediate stop; rm -rf "$2"'


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server in a folder of its own; both are gone when the tests are, also killed ones."""
    # The path of a socket may have no more than 107 characters: pytest's own folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-pg-"))
    user = unprivileged_user()
    if user is not None:
        shutil.chown(folder, user)
    data, settings = str(folder / "data"), {**SETTINGS, "unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    with subprocess.Popen(
        ("sh", "-c", KEEPER, "keeper", str(programs() / "pg_ctl"), str(folder)),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd="/",
        start_new_session=True,  # Ctrl+C is for the tests; the keeper learns of their end by the pipe
    ):
        _call(user, "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        _call(user, "pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield PostgresServer(folder)


def _call(user: str | None, program: str, *arguments: str) -> None:
    # The server would keep a pipe open for as long as it runs, so output goes to a file.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            (str(programs() / program), *arguments), check=False, stdout=said, stderr=said, user=user, cwd="/"
        )
        if done.returncode != 0:
            said.seek(0)
            raise RuntimeError(f"{program} failed: {said.read().decode(errors='replace')}")


@pytest.fixture
def postgresql_url(postgres_server: PostgresServer) -> Iterator[str]:
    """Give an empty database on the tests' server."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)
