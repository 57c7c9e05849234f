"""What a list or board of suggestions shows and in which order, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.suggestions import BOARD, AuthorKind, SuggestionSource, SuggestionState

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
