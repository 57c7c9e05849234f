"""Postcards: one or several on a sheet, and nothing on them of what a case is about (PRO-4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.batch import Refused, Told
from frontdesk.documents.content import CardPrint, PostcardContent
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter

ONE_SIDE = CardPrint()


def postcards_pdf(
    postcards: Iterable[PostcardContent],
    *,
    how: CardPrint = ONE_SIDE,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> bytes:
    """Return `postcards` as one PDF; the same postcards give the same bytes.

    Raises `FrontDeskError` for an address or a text that does not fit on its card, and for a place to
    begin at (field "start") that the sheet has not.
    """
    sink = BytesIO()
    write_postcards(postcards, sink, how=how, offset=offset, typesetter=typesetter)
    return sink.getvalue()


def write_postcards(
    postcards: Iterable[PostcardContent],
    sink: BinaryIO,
    *,
    how: CardPrint = ONE_SIDE,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
    written: Told | None = None,
    refused: Refused[PostcardContent] | None = None,
) -> int:
    """Write `postcards` to `sink` as they come and return the number of pages; nothing for none.

    The back of a sheet follows its front. `written` and `refused` are told as by `write_letters`.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.postcards.sheets import CardSheets  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    remaining = iter(postcards)
    first = next(remaining, None)
    if first is None:
        return 0
    sheets = CardSheets(typesetter or system_typesetter(), how)
    pages = sheets.pages(chain((first,), remaining), written, refused)
    return write_pdf(pages, sink, DocumentInfo(first.title, first.sender.name, first.language), offset)
