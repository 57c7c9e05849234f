"""A simulated year at three desks: every stage of all that is owed is shown once, none missed, none doubled.

With callbacks, absences, holidays, sleep, power cuts and both changes of the clocks; see `office`.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Stage
from tests.services.year.office import Year, live


def check(year: Year, *, contacts: int, told: int) -> None:
    """It was a full year: what it is to prove has happened in it, and often."""
    assert year.contacts >= contacts
    assert len(year.seen) > told
    assert {stage for _, stage, _ in year.seen} == set(Stage)
    assert year.watch.kinds[DeadlineKind.CALLBACK] > contacts / 20
    wanted = {*CallOutcome, "series", "agreed", "in another zone", "moved", "handed over", "cancelled"}
    assert {what for what in wanted if not year.callers.done[what]} == set()
    assert year.cuts["while writing"] > 0 < year.cuts["before it was shown"]


def test_a_fiftieth_of_a_year_tells_everything_once(sqlite_url: str) -> None:
    year = live(
        sqlite_url, begins="2026-03-25 08:00", days=7, step=timedelta(minutes=30), contacts=25, seed=1
    )
    check(year, contacts=1_900, told=1_000)


@pytest.mark.soak
def test_a_year_tells_everything_once(sqlite_url: str) -> None:
    year = live(
        sqlite_url, begins="2026-01-02 08:00", days=365, step=timedelta(minutes=15), contacts=13, seed=2
    )
    check(year, contacts=100_000, told=50_000)
