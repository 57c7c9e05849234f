"""What the office has decided about its letters, as it is kept in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from frontdesk.domain.kinds import Formality
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

LETTERHEAD_KEY = "letterhead"  # in the settings


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """What the office has decided about its letters; what is empty is as the program has it.

    `sender_name` and `sender_lines` stand on the letterhead instead of the office's own name and address,
    such as a post-office box. `language` is for customers whose own is not known; "" is the office's.
    """

    sender_name: str = ""
    sender_lines: tuple[str, ...] = ()
    colour: str = ""  # "#0B5CAD"
    font: str = ""  # the id of a family that comes with the program
    footer: tuple[str, ...] = ()
    code: str = ""  # "qr", "code128", "none"; "" is the layout's own
    marks: bool = True  # for folding and punching
    formality: Formality = Formality.FORMAL
    language: str = ""  # BCP 47


def letter_settings(store: Store) -> LetterSettings:
    """Return what the office has decided about its letters."""
    kept = store.value(Setting.select(Setting.value).where(Setting.key == LETTERHEAD_KEY))
    return _from_json(kept or {})


def _from_json(kept: Mapping[str, Any]) -> LetterSettings:
    known = {field.name: kept[field.name] for field in fields(LetterSettings) if field.name in kept}
    for name in ("sender_lines", "footer"):
        known[name] = tuple(known.get(name, ()))
    known["formality"] = Formality(known.get("formality", Formality.FORMAL))
    return LetterSettings(**known)
