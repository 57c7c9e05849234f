"""Photos and scans that belong to an entry, kept once by content."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.domain.message import message
from frontdesk.services.attachments import checked_scan, keep_document
from frontdesk.services.changes import Done
from frontdesk.services.contact import Scan
from frontdesk.services.context import Context
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.references import looks_like_suggestion
from frontdesk.services.views import DocumentView
from frontdesk.store.models import Attachment

_CARD = ".jpg"


def add_photo(ctx: Context, *, reference: str, scan: Scan, version: int | None = None) -> Done[DocumentView]:
    """Keep a photo with an entry; `undo_last` takes it off again.

    Raises `FrontDeskError` (field "scans") for what is too large, or is no PDF, PNG, JPEG or TIFF.
    """
    with changing(ctx, reference, version) as change:
        (kept,) = keep_photos(change, (scan,))
        title = message("timeline.scan_kept", name=kept.name)
        change.tell("suggestion.photo_kept", title, icon="document", document=kept.id)
    return change.done(kept)


def keep_photos(change: SuggestionChange, scans: Sequence[Scan]) -> tuple[DocumentView, ...]:
    """Keep photos with an entry, inside its transaction. Raises like `add_photo`."""
    checked = [(scan, *checked_scan(scan)) for scan in scans]
    kept = tuple(
        keep_document(
            change.ctx, name=name, media_type=media_type, data=scan.data, suggestion=change.entry.id
        )
        for scan, name, media_type in checked
    )
    for each in kept:
        change.made(Attachment, each.id)
    return kept


def card_name(code: str) -> str:
    """Return the name under which the picture of a scanned page or card is kept."""
    return f"{code}{_CARD}"


def is_card(name: str) -> bool:
    """Whether a picture is of a page or card: handwriting, and mostly a name, which is not for others."""
    return name.endswith(_CARD) and looks_like_suggestion(name.removesuffix(_CARD))
