"""Start and memory of the window beside the least that a Qt window with a table needs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from frontdesk.domain.clock import SystemClock
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.holidays_ahead import keep_holidays_known
from frontdesk.store.store import Store
from tests.bench.started import STARTED

RUNS = 5


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds until usable, and the memory of it (PSS, kilobytes) at that moment."""

    seconds: float
    kilobytes: int


def measure(database: Path, home: Path, *, runs: int = RUNS) -> tuple[Start, Start]:
    """Return the median start of the bare window and of Front Desk, run in turn."""
    keep_as_if_opened_before(database)
    pairs = [(start(home, "bare"), start(home, "desk", str(database))) for _ in range(runs + 1)]
    counted = pairs[1:]  # the first pair brings the files into memory
    return middle([bare for bare, _ in counted]), middle([desk for _, desk in counted])


def keep_as_if_opened_before(database: Path) -> None:
    """Let the office know its holidays, as every window does that stays open for a minute."""
    clock = SystemClock()
    store = Store.open(database, clock=clock)
    try:
        keep_holidays_known(Context(store, clock, Actor("Jane Doe", 1), "Desk 1"))
    finally:
        store.close()


def as_installed() -> dict[str, str]:
    """Return an environment in which the program is found compiled, as a user's is."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def start(home: Path, *arguments: str) -> Start:
    """Start one window in a process of its own and return what it says of itself."""
    environment = as_installed() | {  # the first, uncounted pair of starts compiles it
        "FRONTDESK_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        STARTED: str(time.monotonic()),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.started", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    seconds, kilobytes = ran.stdout.split()
    return Start(float(seconds), int(kilobytes))


def middle(starts: list[Start]) -> Start:
    """Return the medians."""
    return Start(median(each.seconds for each in starts), round(median(each.kilobytes for each in starts)))
