"""When the office is reminded of what it owes: ahead, when it is time, and once it is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.kinds import DeadlineKind


class Stage(StrEnum):
    """The moments at which one thing owed is told, each once for the whole office."""

    AHEAD = "ahead"
    DUE = "due"
    OVERDUE = "overdue"
    MANAGER = "manager"  # overdue, for the duty manager


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before it is due something is told, in minutes of opening time."""

    ahead: timedelta
    due: timedelta


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """The figures of `resources/reminders.toml`, or the office's own."""

    usual: Lead
    kinds: Mapping[str, Lead]
    manager_of: frozenset[str]  # the kinds whose delay the duty manager is told of
    patience: timedelta
    quiet_patience: timedelta
    confirm_within: timedelta
    after_closing: timedelta
    day_and_night: frozenset[str]
    day_and_night_of_priority: Mapping[str, frozenset[str]]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> ReminderRules:
        """Return the rules of a parsed file. Raises KeyError where a figure is missing."""
        return cls(
            usual=_lead(table["usual"]),
            kinds={kind: _lead(lead) for kind, lead in table["kinds"].items()},
            manager_of=frozenset(table["manager_of"]),
            patience=timedelta(minutes=table["patience"]),
            quiet_patience=timedelta(minutes=table["quiet_patience"]),
            confirm_within=timedelta(minutes=table["confirm_within"]),
            after_closing=timedelta(minutes=table["after_closing"]),
            day_and_night=frozenset(table["day_and_night"]),
            day_and_night_of_priority={
                priority: frozenset(kinds) for priority, kinds in table["day_and_night_of_priority"].items()
            },
        )

    def lead(self, kind: str) -> Lead:
        """Return how long before it is due a kind of deadline is told."""
        return self.kinds.get(kind, self.usual)

    @property
    def longest(self) -> timedelta:
        """How long before it begins anything is told at the earliest."""
        return max(max(each.ahead, each.due) for each in (self.usual, *self.kinds.values()))

    def always(self, kind: str, priority: str | None, begins: datetime, calendar: OfficeCalendar) -> bool:
        """Whether a deadline is told day and night.

        It runs day and night, or it is a call that was agreed for a time when the office is closed.
        """
        if kind == DeadlineKind.CALLBACK:
            return not calendar.is_open(begins)
        return kind in self.day_and_night or kind in self.day_and_night_of_priority.get(priority or "", ())


@dataclass(frozen=True, slots=True)
class Reminded:
    """One thing owed: told before `begins` (a callback's window, or else the deadline), overdue after `due`.

    `always` is told day and night; the office's own only while it is open.
    """

    started: datetime
    begins: datetime
    due: datetime
    always: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A stage and when it is to be told."""

    stage: Stage
    at: datetime


def planned(
    owed: Reminded, lead: Lead, calendar: OfficeCalendar, *, manager: bool = False
) -> tuple[Planned, ...]:
    """Return the stages of a deadline, soonest first; that of the manager only when asked for.

    What would be told before it was owed, or together with the next stage, is left out; that it is overdue
    is always told. Raises `FrontDeskError` when the office never opens again.
    """
    overdue = owed.due if owed.always else calendar.next_open(owed.due)
    told = [Planned(Stage.OVERDUE, overdue)]
    for stage, before in ((Stage.DUE, lead.due), (Stage.AHEAD, lead.ahead)):
        at = owed.begins - before if owed.always else _back(owed.begins, before, calendar)
        if owed.started < at < told[-1].at:
            told.append(Planned(stage, at))
    last = (Planned(Stage.MANAGER, overdue),) if manager else ()
    return (*reversed(told), *last)


def may_be_told(now: datetime, calendar: OfficeCalendar, rules: ReminderRules) -> bool:
    """Whether the office's own reminders may be told: it is open, or has only just closed."""
    return calendar.is_open(now) or calendar.is_open(now - rules.after_closing)


def _back(moment: datetime, amount: timedelta, calendar: OfficeCalendar) -> datetime:
    return calendar.add_business_time(moment, -amount).due


def _lead(table: Mapping[str, int]) -> Lead:
    return Lead(timedelta(minutes=table["ahead"]), timedelta(minutes=table["due"]))
