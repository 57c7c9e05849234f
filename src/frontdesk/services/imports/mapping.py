"""What the columns of another system's file mean: read from `resources/mappings` or a file of the user's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, Priority
from frontdesk.domain.suggestions import SuggestionState

_Kind = TypeVar("_Kind", bound=StrEnum)


class Holds(StrEnum):
    """What the records of a file become."""

    CASES = "cases"
    VISITS = "visits"
    SUGGESTIONS = "suggestions"


class Life(StrEnum):
    """What another system's state of a case means here."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One layout: where each of our fields stands and what its labels mean.

    A column may have alternatives ("Company response|Response"), of which the first
    that the file has is read. Labels are compared without regard to capitals.
    """

    name: str
    holds: Holds
    source: str  # the namespace of the other system's own numbers
    columns: Mapping[str, tuple[str, ...]]  # our field: the columns whose contents are put together
    recognised_by: tuple[str, ...] = ()  # columns that a file of this layout has
    rest: bool = True  # whether what stands in the other columns is kept among the details
    formats: tuple[str, ...] = ("%Y-%m-%d",)
    zone: ZoneInfo | None = None  # of times without offset; absent: the office's
    kind: CaseKind = CaseKind.REQUEST
    priority: Priority | None = None
    channels: Mapping[str, Channel] = field(default_factory=dict)
    statuses: Mapping[str, Life] = field(default_factory=dict)
    kinds: Mapping[str, CaseKind] = field(default_factory=dict)
    states: Mapping[str, SuggestionState] = field(default_factory=dict)  # of suggestions
    withheld: Mapping[str, str] = field(
        default_factory=dict
    )  # labels of what is not printed, with the reason
    language: str = ""  # of suggestions that do not say theirs; "" is the office's
    unreadable: tuple[str, ...] = ()  # what stands for a name that could not be read or is withheld


FIELDS: Mapping[Holds, frozenset[str]] = {
    Holds.CASES: frozenset(
        [
            "id",
            "received",
            "due",
            "closed",
            "status",
            "channel",
            "kind",
            "priority",
            "subject",
            "topic",
            "details",
            "department",
            "name",
            "organisation",
            "phones",
            "emails",
            "address",
            "city",
            "region",
            "postal_code",
            "country",
            "language",
        ]
    ),
    Holds.VISITS: frozenset(
        ["date", "time", "departed", "visitor", "organisation", "host", "purpose", "badge"]
    ),
    Holds.SUGGESTIONS: frozenset(
        [
            "id",
            "given",
            "title",
            "text",
            "theme",
            "place",
            "name",
            "emails",
            "phones",
            "hear_by",
            "language",
            "support",
            "against",
            "status",
            "withheld",
        ]
    ),
}
REQUIRED: Mapping[Holds, tuple[str, ...]] = {
    Holds.CASES: ("received",),
    Holds.VISITS: ("date", "visitor"),
    Holds.SUGGESTIONS: ("text",),
}


def read_mapping(file: Path) -> ColumnMapping:
    """Return the mapping in a file.

    Raises `FrontDeskError` (field "mapping") that says what is wrong with it.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refusal("imports.mapping_unreadable", file=file.name, why=error.strerror or "") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refusal("imports.mapping_no_toml", file=file.name, why=str(error)) from error
    return mapping_from(table, file.stem)


def mapping_from(table: Mapping[str, Any], name: str) -> ColumnMapping:
    """Return the mapping that a TOML table describes. Raises like `read_mapping`."""
    holds = _word(table.get("holds", Holds.CASES), Holds, "holds")
    dates = _table(table, "dates")
    return ColumnMapping(
        name=str(table.get("name", name)),
        holds=holds,
        source=str(table.get("source", name)),
        columns=_columns(_table(table, "columns"), holds),
        recognised_by=tuple(map(str, table.get("recognised_by", ()))),
        rest=bool(table.get("rest", True)),
        formats=tuple(map(str, dates.get("formats", ("%Y-%m-%d",)))),
        zone=_zone(dates.get("timezone")),
        kind=_word(table.get("kind", CaseKind.REQUEST), CaseKind, "kind"),
        priority=_word(table["priority"], Priority, "priority") if "priority" in table else None,
        channels=_labels(table, "channels", Channel),
        statuses=_labels(table, "statuses", Life),
        kinds=_labels(table, "kinds", CaseKind),
        states=_labels(table, "states", SuggestionState),
        withheld={label.casefold(): str(why) for label, why in _table(table, "withheld").items()},
        language=str(table.get("language", "")),
        unreadable=tuple(str(mark).casefold() for mark in table.get("unreadable", ())),
    )


def _columns(table: Mapping[str, Any], holds: Holds) -> dict[str, tuple[str, ...]]:
    for name in table:
        if name not in FIELDS[holds]:
            raise _refusal("imports.mapping_unknown_field", name=name)
    for name in REQUIRED[holds]:
        if name not in table:
            raise _refusal("imports.mapping_lacks", name=name)
    return {
        name: (value,) if isinstance(value, str) else tuple(map(str, value)) for name, value in table.items()
    }


def _labels(table: Mapping[str, Any], name: str, kinds: type[_Kind]) -> dict[str, _Kind]:
    labels = _table(table, name)
    return {label.strip().casefold(): _word(word, kinds, f"{name}.{label}") for label, word in labels.items()}


def _word(value: object, kinds: type[_Kind], name: str) -> _Kind:
    try:
        return kinds(str(value))
    except ValueError:
        raise _refusal(
            "imports.mapping_unknown_word", name=name, word=str(value), choices=tuple(kinds)
        ) from None


def _table(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name, {})
    if not isinstance(found, Mapping):
        raise _refusal("imports.mapping_no_table", name=name)
    return found


def _zone(name: object) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError):
        raise _refusal("imports.mapping_unknown_zone", zone=str(name)) from None


def _refusal(id_: str, **params: object) -> FrontDeskError:
    return FrontDeskError(id_, field="mapping", **params)
