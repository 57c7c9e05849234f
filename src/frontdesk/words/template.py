"""Texts with places for values: `"due {at:instant}"`, `"{count:plural|one case|{count} cases}"`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal text, and the place that follows it, if any."""

    literal: str
    name: str = ""
    spec: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The texts that a number chooses from, when this place is a plural."""
        return tuple(self.spec.split("|")[1:]) if self.spec.startswith("plural|") else ()


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text cut at its places.

    Raises ValueError for unbalanced braces: a fault of the catalogue, which its test finds.
    """
    return tuple(Piece(literal, name or "", spec or "") for literal, name, spec, _ in Formatter().parse(text))


def places(text: str) -> Iterator[str]:
    """Yield the name of every value that a text wants, those inside of plurals too."""
    for piece in pieces(text):
        if piece.name:
            yield piece.name
        for choice in piece.choices:
            yield from places(choice)
