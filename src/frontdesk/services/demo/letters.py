"""The letters that the story has people write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.correspondence import LetterEntry

_OF_THE_ENTRY = frozenset({"kind", "way", "draft", "customer"})


def letter_of(values: Mapping[str, Any]) -> LetterEntry:
    """Return the letter of a step; whatever does not belong to the letter itself is one of its facts."""
    facts = {name: value for name, value in values.items() if name not in _OF_THE_ENTRY}
    return LetterEntry(LetterKind(values["kind"]), Way(values["way"]), facts, draft=bool(values.get("draft")))
