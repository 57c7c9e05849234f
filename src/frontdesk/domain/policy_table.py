"""Reading policy documents from tables as TOML gives them; a fault is named with its file and provision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Priority, Running
from frontdesk.domain.provisions import (
    RUNS_IN,
    Comparison,
    Figure,
    How,
    Nature,
    Policy,
    Provision,
    Starts,
    Target,
    Unit,
)

ChannelSets = Mapping[str, frozenset[Channel]]

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a policy file whose values are taken one by one; what is left over at the end is a fault."""

    file: str
    provision: str
    values: Mapping[str, object]
    _taken: set[str] = field(default_factory=set)

    def fault(self, key: str, value: object = "") -> FrontDeskError:
        """Return the refusal of a value, naming file, provision and key."""
        return FrontDeskError(
            "policy.fault", field=key, file=self.file, provision=self.provision, key=key, value=str(value)
        )

    def take(self, key: str) -> object:
        """Return a value, or None where it is absent."""
        self._taken.add(key)
        return self.values.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text, which only a default makes optional."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, value)
        return value

    def whole(self, key: str, least: int = 1) -> int:
        """Return a whole number of at least `least`."""
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.fault(key, value)
        return value

    def flag(self, key: str) -> bool:
        """Return a yes or no; absent means no."""
        value = self.take(key) or False
        if not isinstance(value, bool):
            raise self.fault(key, value)
        return value

    def day(self, key: str) -> date | None:
        """Return a date, where there is one."""
        value = self.take(key)
        if value is not None and not isinstance(value, date):
            raise self.fault(key, value)
        return value

    def choice(self, key: str, of: type[_Choice]) -> _Choice:
        """Return one of a closed list."""
        value = self.take(key)
        try:
            return of(str(value))
        except ValueError:
            raise self.fault(key, value) from None

    def choices(self, key: str, of: type[_Choice]) -> frozenset[_Choice]:
        """Return several of a closed list; absent means none."""
        return frozenset(
            Table(self.file, self.provision, {key: name}).choice(key, of) for name in self.names(key)
        )

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; absent means empty."""
        value = self.take(key) or ()
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, value)
        return tuple(value)

    def tables(self, key: str, provision: str = "") -> Iterator[Table]:
        """Yield the tables of an array of tables; absent means none."""
        value = self.take(key) or ()
        if not isinstance(value, (list, tuple)):
            raise self.fault(key, value)
        for item in value:
            if not isinstance(item, Mapping):
                raise self.fault(key, item)
            yield Table(self.file, provision or self.provision, item)

    def close(self) -> None:
        """Raise `FrontDeskError` for a key that nobody asked for: a slip of the pen."""
        for key in self.values:
            if key not in self._taken:
                raise self.fault(key, self.values[key])


def read_policy(file: str, values: Mapping[str, object], sets: ChannelSets) -> Policy:
    """Return the policy document of a file's table.

    Raises `FrontDeskError` that names file, provision and key.
    """
    table = Table(file, "", values)
    document = table.text("document")
    policy = Policy(
        document=document,
        title=table.text("title"),
        version=table.text("version"),
        in_force=table.day("in_force"),
        owner=table.text("owner", ""),
        provisions=tuple(_provision(row, document, sets) for row in table.tables("provision")),
    )
    table.close()
    return policy


def _provision(row: Table, document: str, sets: ChannelSets) -> Provision:
    id_ = row.text("id")
    table = Table(row.file, id_, row.values)
    if not table.text("id").startswith(f"{document}-"):
        raise table.fault("id", id_)
    provision = Provision(
        id=id_,
        title=table.text("title"),
        text=table.text("text"),
        how=tuple(How(letter) for letter in _letters(table)),
        targets=tuple(_target(row, sets) for row in table.tables("target")),
        figures=tuple(_figure(row) for row in table.tables("figure")),
        nature=table.choice("nature", Nature) if "nature" in table.values else None,
        scope=table.text("scope", ""),
        approval=table.text("approval", ""),
    )
    table.close()
    return provision


def _letters(table: Table) -> tuple[str, ...]:
    letters = table.names("how")
    if not letters or not set(letters) <= set(How):
        raise table.fault("how", letters)
    return letters


def _target(table: Table, sets: ChannelSets) -> Target:
    kind = table.choice("kind", DeadlineKind)
    target = Target(
        provision=table.provision,
        name=table.text("name", kind),
        kind=kind,
        amount=table.whole("amount"),
        unit=table.choice("unit", Unit),
        running=table.choice("running", Running),
        lower=_lower(table),
        promise=table.flag("promise"),
        renews=table.flag("renews"),
        office_practice=table.flag("office_practice"),
        starts=table.choice("starts", Starts) if "starts" in table.values else Starts.RECEIVED,
        kinds=table.choices("kinds", CaseKind),
        channels=_channels(table, sets),
        priorities=table.choices("priorities", Priority),
    )
    table.close()
    if target.unit not in RUNS_IN[target.running]:
        raise table.fault("running", target.running)
    return target


def _figure(table: Table) -> Figure:
    figure = Figure(
        provision=table.provision,
        name=table.text("name"),
        amount=table.whole("amount"),
        unit=table.choice("unit", Unit),
        running=table.choice("running", Running) if "running" in table.values else None,
        lower=_lower(table),
        comparison=table.choice("comparison", Comparison) if "comparison" in table.values else None,
    )
    table.close()
    if figure.running is not None and figure.unit not in RUNS_IN[figure.running]:
        raise table.fault("running", figure.running)
    return figure


def _lower(table: Table) -> int | None:
    lower = table.whole("lower") if "lower" in table.values else None
    if lower is not None and lower > table.whole("amount"):
        raise table.fault("lower", lower)
    return lower


def _channels(table: Table, sets: ChannelSets) -> frozenset[Channel]:
    """Return the channels that a target names, one by one or by the name of a set."""
    found: set[Channel] = set()
    for name in table.names("channels"):
        if name in sets:
            found |= sets[name]
        elif name in set(Channel):
            found.add(Channel(name))
        else:
            raise table.fault("channels", name)
    return frozenset(found)
