"""Short texts one after another on a line, each in its own writing direction (Unicode Annex 9)."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MOST = 90  # characters
_ISOLATE, _END = "\u2068", "\u2069"


def joined(*parts: str) -> str:
    """Return the parts that are not empty with dots between them.

    Beside Arabic or Hebrew each part is kept apart: otherwise the digits of a reference
    would change places.
    """
    shown = [part for part in parts if part]
    if any(_RIGHT_TO_LEFT.search(part) for part in shown):
        shown = [f"{_ISOLATE}{part}{_END}" for part in shown]
    return " · ".join(shown)


def heading(*parts: str) -> str:
    """Return what stands under a title: the parts joined, each cut where it would fill lines by itself."""
    return joined(*(part if len(part) <= _MOST else f"{part[: _MOST - 1].rstrip()}…" for part in parts))
