"""Cards and pages that came back: read off a scanned sheet, and written down together (POL-06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Changes, Done
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.scan_files import read_scan
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.photos import card_name
from frontdesk.services.suggestions.references import looks_like_suggestion
from frontdesk.services.suggestions.scanned_code import ScannedCode, scanned_code
from frontdesk.services.suggestions.writing import Written, write_suggestion

MOST_CARDS = 200
"""Cards that are written down at once, at most."""

_SHOWN = 40  # characters of a code that is none of ours


@dataclass(frozen=True, slots=True)
class CardsRead:
    """The cards that were found on some sheets, each with its picture.

    `written` are the codes of those that have their entry already, `unknown` is on none of our pages.
    """

    blank: tuple[tuple[str, Scan], ...]
    written: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def read_cards(ctx: Context, *, paths: Sequence[Path]) -> CardsRead:
    """Return the cards on scanned sheets (PDF, PNG, JPEG, TIFF); nothing is stored.

    Raises `FrontDeskError` (field "scans") for a file that cannot be read, or holds no code at all.
    """
    # What reads pictures and codes is loaded off the UI thread, with the first sheet.
    from frontdesk.documents.pictures.scanned_cards import cards_on  # noqa: PLC0415  see above

    blank: dict[str, Scan] = {}
    written: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for path in paths:
        for card in cards_on(read_scan(path).data):
            found = _known(ctx, card.code)
            if found is None:
                unknown[card.code[:_SHOWN]] = None
            elif found.written:
                written[found.code] = None
            elif len(blank) < MOST_CARDS:
                blank.setdefault(found.code, Scan(card_name(found.code), card.picture))
    if not (blank or written or unknown):
        raise FrontDeskError("cards.no_code", field="scans")
    return CardsRead(tuple(blank.items()), tuple(written), tuple(unknown))


def _known(ctx: Context, code: str) -> ScannedCode | None:
    """Return what a code stands for, None where it is none of ours: a QR code says anything."""
    if not looks_like_suggestion(code):
        return None
    try:
        return scanned_code(ctx, code)
    except FrontDeskError:
        return None


def write_cards(ctx: Context, *, entries: Sequence[SuggestionEntry]) -> Done[tuple[Written, ...]]:
    """Write the entries of some cards into the book, all or none.

    Raises `FrontDeskError` with the row and the field at fault, "rows.2.text", counted from 0.
    """
    if not entries:
        raise FrontDeskError("cards.nothing", field="rows")
    if len(entries) > MOST_CARDS:
        raise FrontDeskError("cards.too_many", field="rows", most=MOST_CARDS)
    written, changes = [], Changes()
    with ctx.store.transaction():
        for row, entry in enumerate(entries):
            try:
                done = write_suggestion(ctx, entry=entry)
            except FrontDeskError as refusal:
                refusal.field = f"rows.{row}.{refusal.field or ''}".rstrip(".")
                raise
            written.append(done.result)
            changes |= done.changes
    return Done(tuple(written), changes)
