"""A paragraph as pieces: what stays on one line, with its direction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from frontdesk.documents.text import breaking
from frontdesk.documents.text.characters import has_right_to_left
from frontdesk.documents.text.direction import levels

_LEFT_TO_RIGHT = (0,)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is not parted, or a space.

    `levels` has the embedding level of every character, or one for all of them.
    """

    text: str
    space: bool
    levels: tuple[int, ...] = _LEFT_TO_RIGHT

    def part(self, start: int, end: int) -> Piece:
        """Return the characters from `start` to before `end`."""
        return Piece(self.text[start:end], self.space, self.levels[start:end] or self.levels)

    def __add__(self, other: Piece) -> Piece:
        return Piece(self.text + other.text, self.space, self.levels + other.levels)

    def by_level(self) -> list[tuple[str, int]]:
        """Split it where the level changes."""
        if len(self.levels) == 1 or len(set(self.levels)) == 1:
            return [(self.text, self.levels[0])]
        grouped = groupby(zip(self.text, self.levels, strict=True), key=lambda item: item[1])
        return [("".join(character for character, _ in group), level) for level, group in grouped]


@lru_cache(maxsize=4096)
def _plain(text: str) -> Piece:
    return Piece(text, breaking.is_space(text))


def pieces(text: str, base: int) -> Iterable[Piece]:
    """Split a paragraph whose own level is `base`."""
    if not base and not has_right_to_left(text):
        return [_plain(part) for part in breaking.pieces(text)]
    found: list[Piece] = []
    start = 0
    embedding = levels(text, base)
    for part in breaking.pieces(text):
        found.append(Piece(part, breaking.is_space(part), tuple(embedding[start : start + len(part)])))
        start += len(part)
    return found


def joined(line: Iterable[Piece]) -> list[Piece]:
    """Put pieces of a line together that no space parts, so that they are shaped as one word."""
    found: list[Piece] = []
    for piece in line:
        if found and not piece.space and not found[-1].space:
            found[-1] += piece
        else:
            found.append(piece)
    return found
