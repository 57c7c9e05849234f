"""What a search index takes and gives, and what both implementations do alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frontdesk.store.connection import OfficeDatabase
from frontdesk.store.folding import fold_document
from frontdesk.store.search.wanted import Wanted, wanted

_KIND = "\ue000"  # private use: marks the word that says what kind of thing a document is of


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What one thing is found by and shown as.

    A case carries the words of the contact that began it; such a contact needs no entry of its own.
    """

    kind: str  # customer, case, interaction
    target: int
    title: str
    detail: str
    text: str  # everything it is found by: names, numbers, references, words

    @property
    def body(self) -> str:
        """The folded words, with the one that says its kind."""
        return f"{kind_word(self.kind)} {fold_document(self.text)}"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a query found."""

    kind: str
    target: int
    title: str
    detail: str


def kind_word(kind: str) -> str:
    """Return the word by which all documents of a kind are found."""
    return _KIND + kind


class SearchIndex(ABC):
    """The search index of one office. Writing takes place inside the caller's transaction."""

    def __init__(self, database: OfficeDatabase) -> None:
        self._database = database

    def put(self, entry: SearchEntry) -> None:
        """Index a thing, instead of what was known of it before; it becomes the newest."""
        self.remove(entry.kind, entry.target)
        self.add_all((entry,))

    @abstractmethod
    def add_all(self, entries: Sequence[SearchEntry]) -> None:
        """Index things that have not been indexed before, in this order: the last is the newest."""

    @abstractmethod
    def remove(self, kind: str, target: int) -> None:
        """Forget a thing; nothing happens when it is not indexed."""

    @abstractmethod
    def erase(self, text: str) -> None:
        """Leave nothing of the words of `text` that are found no more.

        Called once what held them is indexed anew or forgotten.
        """

    def query(self, text: str, *, limit: int, kind: str = "") -> list[Found]:
        """Return what holds all the words of `text`, the newest first.

        The last word is taken for the beginning of one, as it is while somebody types, and a number of four
        or more digits also for the end of one. A single letter finds nothing, a single Chinese,
        Japanese or Thai character does. `kind` narrows it down to customers, cases or interactions.
        """
        words = wanted(text)
        if words.nothing:
            return []
        rows = self._find(words, kind_word(kind) if kind else "", limit)
        return [Found(*row) for row in rows]

    def targets(self, text: str, *, kind: str) -> set[int]:
        """Return the ids of all customers, cases or interactions that hold all the words of `text`."""
        words = wanted(text)
        return set() if words.nothing else self._targets(words, kind_word(kind))

    @abstractmethod
    def _find(self, words: Wanted, kind: str, limit: int) -> list[tuple[Any, ...]]:
        """Return (kind, target, title, detail) of what matches, the newest first."""

    @abstractmethod
    def _targets(self, words: Wanted, kind: str) -> set[int]:
        """Return the targets of all that matches."""

    @abstractmethod
    def verify(self) -> bool:
        """Whether the index agrees with the documents; reads all of it."""

    @abstractmethod
    def rebuild(self) -> None:
        """Make the index anew from the documents."""
