"""Letters in one PDF, one or a whole batch."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.content import LetterContent
from frontdesk.documents.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def letters_pdf(
    letters: Iterable[LetterContent], *, offset: Offset = NO_OFFSET, typesetter: Typesetter | None = None
) -> bytes:
    """Return `letters` as one PDF; the same letters give the same bytes.

    Raises `FrontDeskError` for a letter that cannot be printed as it should.
    """
    sink = BytesIO()
    write_letters(letters, sink, offset=offset, typesetter=typesetter)
    return sink.getvalue()


def write_letters(
    letters: Iterable[LetterContent],
    sink: BinaryIO,
    *,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> int:
    """Write `letters` to `sink` as they come, in bounded memory; return the number of pages.

    The document's title, author and language are those of the first letter. Nothing is
    written for no letters. Raises as `letters_pdf` does; what is written by then is no PDF.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.letter_pages import LetterComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    remaining = iter(letters)
    first = next(remaining, None)
    if first is None:
        return 0
    composer = LetterComposer(typesetter or system_typesetter())
    pages = (page for content in chain((first,), remaining) for page in composer.pages(content))
    return write_pdf(pages, sink, DocumentInfo(first.subject, first.sender.name, first.language), offset)
