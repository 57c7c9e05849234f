"""What a list or board of suggestions shows and in which order, as plain data that a saved view keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from frontdesk.domain.suggestions import BOARD, AuthorKind, SuggestionSource, SuggestionState

_Choice = TypeVar("_Choice", bound=StrEnum)

ON_BOARD = frozenset(BOARD)


class SuggestionSort(StrEnum):
    """What a list of suggestions can be ordered by."""

    GIVEN = "given"
    REFERENCE = "reference"
    TITLE = "title"
    STATE = "state"
    THEME = "theme"
    SUPPORT = "support"
    AUTHOR = "author"
    ASSIGNEE = "assignee"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class SuggestionOrder:
    """An order; the newest first unless something else is said."""

    by: SuggestionSort = SuggestionSort.GIVEN
    descending: bool = True


NEWEST_FIRST = SuggestionOrder()


@dataclass(frozen=True, slots=True)
class SuggestionFilter:
    """Which entries; what is empty narrows nothing down, except that only those on the board are shown."""

    states: frozenset[SuggestionState] = frozenset()  # empty: those of the board
    author_kinds: frozenset[AuthorKind] = frozenset()
    sources: frozenset[SuggestionSource] = frozenset()
    theme: str = ""
    language: str = ""
    assignee: int | None = None  # a staff member's id
    unassigned: bool = False
    customer: int | None = None
    text: str = ""
    given_from: datetime | None = None
    given_before: datetime | None = None
    withheld: bool | None = None
    overdue: bool = False  # only those with something owed that is late
    to_tell: bool = False  # only those of whom somebody is still to be told

    def to_json(self) -> dict[str, Any]:
        """Return a form that `json.dumps` takes and `from_json` gives back."""
        return {
            "states": sorted(self.states),
            "author_kinds": sorted(self.author_kinds),
            "sources": sorted(self.sources),
            "theme": self.theme,
            "language": self.language,
            "assignee": self.assignee,
            "unassigned": self.unassigned,
            "customer": self.customer,
            "text": self.text,
            "given_from": self.given_from.isoformat() if self.given_from else None,
            "given_before": self.given_before.isoformat() if self.given_before else None,
            "withheld": self.withheld,
            "overdue": self.overdue,
            "to_tell": self.to_tell,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> SuggestionFilter:
        """Rebuild a filter; what this program does not know of a saved one is left out."""
        return cls(
            states=_chosen(SuggestionState, stored.get("states")),
            author_kinds=_chosen(AuthorKind, stored.get("author_kinds")),
            sources=_chosen(SuggestionSource, stored.get("sources")),
            theme=stored.get("theme") or "",
            language=stored.get("language") or "",
            assignee=stored.get("assignee"),
            unassigned=bool(stored.get("unassigned")),
            customer=stored.get("customer"),
            text=stored.get("text") or "",
            given_from=_instant(stored.get("given_from")),
            given_before=_instant(stored.get("given_before")),
            withheld=stored.get("withheld"),
            overdue=bool(stored.get("overdue")),
            to_tell=bool(stored.get("to_tell")),
        )


def _chosen(choices: type[_Choice], stored: list[str] | None) -> frozenset[_Choice]:
    known = {choice.value: choice for choice in choices}
    return frozenset(known[value] for value in stored or () if value in known)


def _instant(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
