"""Policy documents as data: provisions, the deadlines they set and the figures they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Priority, Running


class How(StrEnum):
    """What the program does about a provision (policy-duties, *How*)."""

    ENFORCED = "E"
    WATCHED = "W"
    RECORDED = "R"
    GUIDANCE = "G"


class Nature(StrEnum):
    """What sort of policy a CSP row is."""

    OPTION = "option"
    RULE = "rule"
    GUIDELINE = "guideline"


class Unit(StrEnum):
    """What a figure counts."""

    BUSINESS_DAYS = "business_days"
    HOURS = "hours"
    MINUTES = "minutes"
    SECONDS = "seconds"
    RINGS = "rings"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"


class Comparison(StrEnum):
    """How what is measured is held against a figure."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Starts(StrEnum):
    """What a deadline is counted from."""

    RECEIVED = "received"
    ANSWERED = "answered"


RUNS_IN: Final = {
    Running.BUSINESS_DAYS: frozenset({Unit.BUSINESS_DAYS}),
    Running.BUSINESS_HOURS: frozenset({Unit.HOURS, Unit.MINUTES}),
    Running.WALL_CLOCK: frozenset({Unit.HOURS, Unit.MINUTES}),
    Running.MEASURED: frozenset({Unit.SECONDS, Unit.RINGS}),
}
"""The units in which each clock is read."""


@dataclass(frozen=True, slots=True)
class Target:
    """A deadline that a provision sets: `amount` of `unit` on the clock `running`.

    It is part of what the office promises its customers, or a service target
    beside that. Empty `kinds`, `channels` and `priorities` mean all of them.
    `name` tells the targets of one provision apart. `office_practice` marks a
    figure that the documents do not name.
    """

    provision: str
    name: str
    kind: DeadlineKind
    amount: int
    unit: Unit
    running: Running
    lower: int | None = None
    promise: bool = False
    renews: bool = False
    office_practice: bool = False
    starts: Starts = Starts.RECEIVED
    kinds: frozenset[CaseKind] = frozenset()
    channels: frozenset[Channel] = frozenset()
    priorities: frozenset[Priority] = frozenset()

    @property
    def key(self) -> str:
        """What names this target in the whole book: "POL-09.acknowledge"."""
        return f"{self.provision}.{self.name}"

    @property
    def duration(self) -> timedelta:
        """The amount as a length of time; for hours and minutes only."""
        hours = self.unit is Unit.HOURS
        return timedelta(hours=self.amount) if hours else timedelta(minutes=self.amount)

    def applies(self, kind: CaseKind, channel: Channel | None, priority: Priority) -> bool:
        """Return whether a case is subject to it; None stands for a channel that counts for nothing."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.channels or channel in self.channels)
            and (not self.priorities or priority in self.priorities)
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """Any other figure of a provision: a percentage, a sum in the office's currency, a length of time."""

    provision: str
    name: str
    amount: int
    unit: Unit
    running: Running | None = None
    lower: int | None = None
    comparison: Comparison | None = None

    @property
    def key(self) -> str:
        """What names this figure in the whole book: "STD-10.csat"."""
        return f"{self.provision}.{self.name}"


@dataclass(frozen=True, slots=True)
class Provision:
    """One row of a policy document.

    `nature`, `scope` and `approval` ("duty_manager", "none") are said of CSP rows only.
    """

    id: str
    title: str
    text: str
    how: tuple[How, ...]
    targets: tuple[Target, ...] = ()
    figures: tuple[Figure, ...] = ()
    nature: Nature | None = None
    scope: str = ""
    approval: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy document: POL, STD, PRO, CSP or GEN, in a version."""

    document: str
    title: str
    version: str
    provisions: tuple[Provision, ...]
    in_force: date | None = None
    owner: str = ""
