"""Reading policy documents from tables as TOML gives them; a fault is named with its file and provision."""

from __future__ import annotations

from collections.abc import Mapping

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
from frontdesk.domain.table import Table

ChannelSets = Mapping[str, frozenset[Channel]]


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
