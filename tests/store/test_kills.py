"""SIGKILL at random instants: every save that was confirmed is there, and the database is sound."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.store.health import faults_of
from frontdesk.store.models import Customer
from frontdesk.store.store import Store
from tests.store.conftest import OpenStore

ROOT = Path(__file__).parents[2]
_MOST_SAVES = 12


def start_desk(database: str, name: str) -> subprocess.Popen[str]:
    """Start a program that saves customers and prints the number of each confirmed one."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.store.saving_desk", database, name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def kill_after(desk: subprocess.Popen[str], saves: int, spins: int) -> int:
    """Kill a desk a moment after so many confirmed saves; return how many it confirmed altogether."""
    assert desk.stdout is not None
    confirmed = 0
    for line in desk.stdout:
        confirmed = int(line)
        if confirmed >= saves:
            break
    for _ in range(spins):
        os.getpid()  # some microseconds, so that the kill comes anywhere within a save
    desk.send_signal(signal.SIGKILL)
    confirmed = max([confirmed, *map(int, desk.stdout.read().split())])
    desk.stdout.close()
    desk.wait()
    return confirmed


def check_after_kills(store: Store, confirmed: dict[str, int]) -> None:
    assert faults_of(store) == ()
    for name, count in confirmed.items():
        known = {hit.title for hit in store.search.query(name, limit=10_000)}
        assert {f"{name} no{number}" for number in range(1, count + 1)} <= known
        saved = store.rows(Customer.select(Customer.name).where(Customer.name.startswith(f"{name} ")))
        assert len(saved) in (count, count + 1)  # one more may have been saved but not yet confirmed


def kills(database: str, count: int, seed: int) -> dict[str, int]:
    chance = random.Random(seed)
    confirmed = {}
    for number in range(count):
        desk = start_desk(database, f"desk{number}x")
        saves, spins = chance.randint(1, _MOST_SAVES), chance.randint(0, 20_000)
        confirmed[f"desk{number}x"] = kill_after(desk, saves, spins)
    return confirmed


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_ten_kills_lose_no_confirmed_save(sqlite_url: str, open_store: OpenStore) -> None:
    open_store(sqlite_url).close()
    confirmed = kills(sqlite_url, 10, seed=1)
    check_after_kills(open_store(sqlite_url, create=False), confirmed)


@pytest.mark.soak
def test_two_hundred_kills_lose_no_confirmed_save(sqlite_url: str, open_store: OpenStore) -> None:
    open_store(sqlite_url).close()
    confirmed = kills(sqlite_url, 200, seed=2)
    check_after_kills(open_store(sqlite_url, create=False), confirmed)


def test_a_kill_on_a_server_loses_no_confirmed_save(postgresql_url: str, open_store: OpenStore) -> None:
    store = open_store(postgresql_url)
    confirmed = kills(postgresql_url, 2, seed=3)
    check_after_kills(store, confirmed)


def test_two_programs_on_one_file_see_each_others_changes(sqlite_url: str, open_store: OpenStore) -> None:
    store = open_store(sqlite_url)
    desk = start_desk(sqlite_url, "other")
    try:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "1\n"
        assert store.changed_elsewhere()
        assert [hit.title for hit in store.search.query("other no1", limit=5)][-1] == "other no1"
    finally:
        kill_after(desk, 1, 0)
    assert faults_of(store) == ()
