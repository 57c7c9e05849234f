"""What every test stands on: no display, no trace of the user's own data, nothing left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = (
    "tests.leaks",
    "tests.postgres_server",
    "tests.cups_server",
    "tests.new_offices",
    "tests.real_data",
)

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"

# A busy computer must not fail a test, and the suite says the same thing twice: fresh random input is the
# soak's. A test's own number of examples goes before the profile's.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2_000, print_blob=True)

SETTINGS = ("FRONTDESK_DATABASE", "FRONTDESK_USER", "FRONTDESK_NOW")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how much random input there is."""
    settings.load_profile("soak" if config.option.markexpr == "soak" else "suite")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the office and the drafts of whoever runs them."""
    monkeypatch.setenv("FRONTDESK_HOME", str(tmp_path_factory.getbasetemp() / "home" / os.urandom(6).hex()))
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Name a database file that does not exist yet: `:memory:` is invisible to other threads."""
    return str(tmp_path / "office.db")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def any_store_url(request: pytest.FixtureRequest) -> str:
    """Give a database of either dialect in which nothing has happened yet; the test runs on both."""
    return str(request.getfixturevalue(f"{request.param}_office_url"))
