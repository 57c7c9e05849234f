"""The story of the demonstration office, as `resources/demo` tells it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.paths import resources


@dataclass(frozen=True, slots=True)
class Step:
    """Something that somebody does: `do` names an operation, "log" writes a contact down.

    `case` is the label under which the story speaks of a case.
    """

    at: datetime
    by: str
    do: str
    case: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """The office, who is in it, its customers by label, and what happens, in order."""

    office: Mapping[str, Any]
    desk: str
    departments: tuple[Mapping[str, Any], ...]
    staff: tuple[Mapping[str, Any], ...]
    absences: tuple[Mapping[str, Any], ...]
    closures: tuple[Mapping[str, Any], ...]
    approval: tuple[str, ...]  # the kinds of letters that a second person approves
    manager: str  # the duty manager (CSP-006)
    customers: Mapping[str, Mapping[str, Any]]
    steps: tuple[Step, ...]

    @property
    def begins(self) -> datetime:
        """The instant of the first step."""
        return self.steps[0].at

    @property
    def ends(self) -> datetime:
        """The instant of the last step: "now" of whoever looks at the office afterwards."""
        return self.steps[-1].at


def read_story() -> Story:
    """Return the story that comes with the program."""
    office = _table("office")
    zone = ZoneInfo(office["office"]["timezone"])
    days = sorted((resources() / "demo").glob("day*.toml"))
    return Story(
        office=office["office"],
        desk=office["desk"],
        departments=tuple(office["department"]),
        staff=tuple(office["staff"]),
        absences=tuple(office["absence"]),
        closures=tuple(office["closure"]),
        approval=tuple(office["mailroom"]["approval"]),
        manager=office["callbacks"]["manager"],
        customers=_table("customers"),
        steps=tuple(step for day in days for step in _steps(_table(day.stem), zone)),
    )


def _steps(table: Mapping[str, Any], zone: ZoneInfo) -> tuple[Step, ...]:
    day = date.fromisoformat(table["day"])
    steps = (
        Step(
            at=datetime.combine(day, time.fromisoformat(step["at"]), zone),
            by=step["by"],
            do="log" if "log" in step else step["do"],
            case=step.get("case", ""),
            values=step.get("log") or step.get("with", {}),
        )
        for step in table["step"]
    )
    return tuple(sorted(steps, key=lambda step: step.at))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources() / "demo" / f"{name}.toml").read_text(encoding="utf-8"))
