"""What an office changes in the policy book: documents switched off, their order, single figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Running
from frontdesk.domain.provisions import RUNS_IN, Figure, Policy, Target, Unit
from frontdesk.domain.table import Table

_WHERE = "changes"
_Row = TypeVar("_Row", Target, Figure)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Another amount for a figure, and another unit or clock where they are given."""

    amount: int
    unit: Unit | None = None
    running: Running | None = None


@dataclass(frozen=True, slots=True)
class PolicyChanges:
    """The office's changes; `figures` are named by their keys ("POL-09.acknowledge").

    An empty `precedence` leaves the order of the documents as it is.
    """

    switched_off: frozenset[str] = frozenset()
    precedence: tuple[str, ...] = ()
    figures: Mapping[str, FigureChange] = field(default_factory=dict)

    def to_table(self) -> dict[str, object]:
        """Return the changes as plain values, for the store."""
        return {
            "switched_off": sorted(self.switched_off),
            "precedence": list(self.precedence),
            "figures": {key: _change_table(change) for key, change in self.figures.items()},
        }

    @classmethod
    def from_table(cls, values: Mapping[str, object]) -> PolicyChanges:
        """Return the changes that `to_table` gave. Raises `FrontDeskError` naming the key at fault."""
        table = Table(_WHERE, "", values)
        figures = table.take("figures") if "figures" in values else {}
        if not isinstance(figures, Mapping):
            raise table.fault("figures", figures)
        return cls(
            switched_off=frozenset(table.names("switched_off")),
            precedence=table.names("precedence"),
            figures={key: _change(Table(_WHERE, key, change)) for key, change in figures.items()},
        )


def changed_policy(policy: Policy, changes: Mapping[str, FigureChange]) -> Policy:
    """Return a document with the office's figures.

    Raises `FrontDeskError` for an amount below one and for a unit that the clock does not count in.
    """
    rows = tuple(
        replace(
            row,
            targets=tuple(_changed(target, changes.get(target.key)) for target in row.targets),
            figures=tuple(_changed(figure, changes.get(figure.key)) for figure in row.figures),
        )
        for row in policy.provisions
    )
    return replace(policy, provisions=rows)


def _changed(row: _Row, change: FigureChange | None) -> _Row:
    if change is None:
        return row
    unit, running = change.unit or row.unit, change.running or row.running
    if change.amount < 1:
        raise FrontDeskError("policy.amount", field="figures", figure=row.key, amount=change.amount)
    if running is not None and unit not in RUNS_IN[running]:
        raise FrontDeskError("policy.unit", field="figures", figure=row.key, unit=unit, running=running)
    lower = row.lower if row.lower is not None and row.lower <= change.amount else None
    return replace(row, amount=change.amount, unit=unit, running=running, lower=lower)


def _change(table: Table) -> FigureChange:
    return FigureChange(
        amount=table.whole("amount"),
        unit=table.choice("unit", Unit) if table.take("unit") else None,
        running=table.choice("running", Running) if table.take("running") else None,
    )


def _change_table(change: FigureChange) -> dict[str, object]:
    optional = {"unit": change.unit, "running": change.running}
    return {"amount": change.amount, **{key: str(value) for key, value in optional.items() if value}}
