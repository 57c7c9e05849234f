"""The first photo of each entry, for a notice that shows what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from frontdesk.documents.pictures.files import check_picture
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.suggestions.photos import is_card
from frontdesk.store.models import Attachment

_PRINTABLE = ("image/png", "image/jpeg")


def first_pictures(ctx: Context, entries: Sequence[int]) -> Mapping[int, bytes]:
    """Return the first photo of each entry that has one which can be printed.

    The card that it was written on is none. A damaged one is left out: the answer is more than its picture.
    Raises `StoreError` when a content is missing.
    """
    query = Attachment.select(Attachment.suggestion, Attachment.blob, Attachment.name).where(
        Attachment.suggestion.in_(list(entries)), Attachment.media_type.in_(_PRINTABLE)
    )
    found: dict[int, bytes] = {}
    for entry, blob, name in ctx.store.rows(query.order_by(Attachment.at, Attachment.id)):
        if entry not in found and not is_card(name):
            data = ctx.store.blobs.load(blob)
            if _is_sound(data):
                found[entry] = data
    return found


def _is_sound(data: bytes) -> bool:
    try:
        check_picture(data, field="picture")
    except FrontDeskError:
        return False
    return True
