"""Postcards: message and address on one side, and nothing of what a case is about (PRO-4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.content import PostcardContent
from frontdesk.documents.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def postcards_pdf(
    postcards: Iterable[PostcardContent], *, offset: Offset = NO_OFFSET, typesetter: Typesetter | None = None
) -> bytes:
    """Return `postcards` as one PDF, a page each; the same postcards give the same bytes.

    Raises `FrontDeskError` for an address or a text that does not fit on its card.
    """
    sink = BytesIO()
    write_postcards(postcards, sink, offset=offset, typesetter=typesetter)
    return sink.getvalue()


def write_postcards(
    postcards: Iterable[PostcardContent],
    sink: BinaryIO,
    *,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> int:
    """Write `postcards` to `sink` as they come and return their number; nothing for none."""
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.postcard_page import postcard_page  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    remaining = iter(postcards)
    first = next(remaining, None)
    if first is None:
        return 0
    setter = typesetter or system_typesetter()
    pages = (postcard_page(content, setter) for content in chain((first,), remaining))
    return write_pdf(pages, sink, DocumentInfo(first.title, first.sender.name, first.language), offset)
