"""Cards and pages that came back: read off a scanned sheet, and written down together (POL-06)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.services.changes import Changes, Done
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.scan_files import read_scan
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.photos import card_name
from frontdesk.services.suggestions.references import looks_like_suggestion
from frontdesk.services.suggestions.scanned_code import ScannedCode, scanned_code
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.writing import Written, take_back_suggestion, write_suggestion

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


@dataclass(frozen=True, slots=True)
class CardsTakenBack:
    """What became of cards that were to be taken back: those that were, as they stand now, and the others."""

    taken: tuple[Written, ...]
    kept: tuple[str, ...]  # references: somebody went on with them meanwhile


def take_back_cards(ctx: Context, *, written: Sequence[Written]) -> Done[CardsTakenBack]:
    """Take back the entries of some cards that were written down together, each with its line in the log.

    One with which somebody went on meanwhile stays as it is. The cards can be written down again.
    """
    taken, kept, changes = [], [], Changes()
    with ctx.store.transaction():
        for each in written:
            try:
                done = take_back_suggestion(ctx, reference=each.reference, version=each.version)
            except ConflictError:
                kept.append(each.reference)
            else:
                taken.append(replace(each, version=each.version + 1))
                changes |= done.changes
    return Done(CardsTakenBack(tuple(taken), tuple(kept)), changes)


def bring_back_cards(ctx: Context, *, taken: Sequence[Written]) -> Done[tuple[Written, ...]]:
    """Let the entries of some cards stand again that were taken back together; return them.

    What was written anew meanwhile stays as it is.
    """
    back, changes = [], Changes()
    with ctx.store.transaction():
        for each in taken:
            with suppress(ConflictError):
                done = undo_last(ctx, reference=each.reference, version=each.version)
                back.append(replace(each, version=each.version + 1))
                changes |= done.changes
    return Done(tuple(back), changes)
