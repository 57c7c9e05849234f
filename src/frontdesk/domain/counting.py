"""Counting business days and business time, over days and openings that come one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.calendar_day import Day, Opening


@dataclass(frozen=True, slots=True)
class Pause:
    """While the office was closed, business time stood still: from an instant to an instant (UTC)."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """An instant (UTC) that was computed, and what was passed on the way; equal only to itself.

    `days` are the days after the day of receipt, when business days were
    counted; `pauses` the closed times, when business time was.
    """

    due: datetime
    days: tuple[Day, ...] = ()
    pauses: tuple[Pause, ...] = ()


def count_days(days_after: Iterable[Day], amount: int) -> Counted:
    """Return closing time of the `amount`-th business day (at least one) among the days that follow."""
    passed: list[Day] = []
    for day in days_after:
        passed.append(day)
        amount -= day.counts
        if not amount:
            break
    return Counted(passed[-1].openings[-1].closes, days=tuple(passed))


def run_forward(openings: Iterable[Opening], start: datetime, amount: timedelta) -> Counted:
    """Return the first instant by which `amount` of the openings has passed since `start`."""
    pauses: list[Pause] = []
    reached = start
    for opening in openings:
        opens = max(opening.opens, start)
        if opens > reached:
            pauses.append(Pause(reached, opens))
        reached = min(opening.closes, opens + amount)
        amount -= reached - opens
        if not amount:
            break
    return Counted(reached, pauses=tuple(pauses))


def run_back(openings: Iterable[Opening], start: datetime, amount: timedelta) -> Counted:
    """Return the last instant from which `amount` of the openings, last to first, passes until `start`."""
    reached = start
    for opening in openings:
        closes = min(opening.closes, start)
        reached = max(opening.opens, closes - amount)
        amount -= closes - reached
        if not amount:
            break
    return Counted(reached)
