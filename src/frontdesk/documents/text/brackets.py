"""Paired brackets take one direction (UAX 9, rule N0), which python-bidi's steps leave out.

Without it the closing bracket of "(test) 42" in a Hebrew line would part from its opening one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

_PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "〈": "〉",
    "《": "》",
    "「": "」",
    "『": "』",
    "【": "】",
    "（": "）",
}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


class Character(TypedDict):
    """One character as python-bidi keeps it, with its type once weak types are resolved."""

    ch: str
    type: str


def resolve_brackets(characters: Sequence[Character], embedding: str) -> None:
    """Give both brackets of each pair one direction; `embedding` is the paragraph's, "L" or "R"."""
    for opening, closing in _pairs(characters):
        direction = _direction(characters, opening, closing, embedding)
        if direction:
            characters[opening]["type"] = characters[closing]["type"] = direction


def _pairs(characters: Sequence[Character]) -> Iterable[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, character in enumerate(characters):
        if character["type"] != "ON":
            continue
        if character["ch"] in _PAIRS:
            waiting.append((_PAIRS[character["ch"]], index))
            continue
        depth = next((at for at in reversed(range(len(waiting))) if waiting[at][0] == character["ch"]), None)
        if depth is not None:
            found.append((waiting[depth][1], index))
            del waiting[depth:]
    return sorted(found)


def _direction(characters: Sequence[Character], opening: int, closing: int, embedding: str) -> str:
    inside = set(_strong(characters[opening + 1 : closing]))
    if embedding in inside or not inside:
        return embedding if inside else ""
    return next(iter(_strong(reversed(characters[:opening]))), embedding)


def _strong(characters: Iterable[Character]) -> Iterable[str]:
    return (_STRONG[character["type"]] for character in characters if character["type"] in _STRONG)
