"""Writing direction: which parts of a line run from the right, and in which order all stand.

The levels come from python-bidi (UAX 9); reordering works on runs of a line, so that each
run can be shaped in reading order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm

from frontdesk.documents.text.brackets import resolve_brackets
from frontdesk.documents.text.characters import has_right_to_left

T = TypeVar("T")
_UNTYPED = frozenset(("", "BN", "B", "S", "LRI", "RLI", "FSI", "PDI"))
_NEUTRAL = "!"
_LATIN = "a"
# A reference or a telephone number: groups of digits whose order Arabic would otherwise turn round.
_PART = "[-./\u00a0]+\\d+"
_CODE = re.compile(rf"\+?(?:\(\d+\)[-./\u00a0]*\d+(?:{_PART})+|\d+(?:{_PART}){{2,}})")
_RIGHT_TO_LEFT_LANGUAGES = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def reads_from_right(language: str) -> bool:
    """Tell whether a language (BCP 47) is written from the right."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT_LANGUAGES


def base_level(text: str, language: str = "") -> int:
    """Return 1 when the paragraph runs from the right: by its language, else by its first letter.

    Numbers and Latin text alone run from the left in every language: a reference is never turned.
    """
    if not has_right_to_left(text):
        return 0
    if reads_from_right(language):
        return 1
    kinds = (unicodedata.bidirectional(character) for character in text)
    return int(next((kind for kind in kinds if kind in ("R", "AL", "L")), "L") != "L")


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character of a paragraph; odd runs from the right."""
    if not has_right_to_left(text):
        return _levels(text, base) if base else [0] * len(text)
    return _levels(text, base)


def _levels(text: str, base: int) -> list[int]:
    text = "".join(map(_typed, _CODE.sub(lambda code: _LATIN * len(code[0]), text)))
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    algorithm.get_embedding_levels(text, storage)
    for step in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
    ):
        step(storage, debug=False)
    resolve_brackets(storage["chars"], "R" if base else "L")
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [character["level"] for character in storage["chars"]]


def _typed(character: str) -> str:
    """Return a neutral sign for what the algorithm would drop or does not know (joiners, unassigned)."""
    return _NEUTRAL if unicodedata.bidirectional(character) in _UNTYPED else character


def visual_order(items: Sequence[tuple[T, int]]) -> list[T]:
    """Return the items of a line, each with its level, as they stand from left to right (L2)."""
    ordered = list(items)
    highest = max([level for _, level in ordered], default=0)
    for threshold in range(highest, 0, -1):
        ordered = _reversed_runs(ordered, threshold)
    return [item for item, _ in ordered]


def _reversed_runs(items: list[tuple[T, int]], threshold: int) -> list[tuple[T, int]]:
    result: list[tuple[T, int]] = []
    run: list[tuple[T, int]] = []
    for item in items:
        if item[1] >= threshold:
            run.append(item)
            continue
        result += [*reversed(run), item]
        run = []
    return result + run[::-1]
