"""Letters in one PDF, one or a whole batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from frontdesk.documents.content import LetterContent
from frontdesk.documents.geometry import Offset
from frontdesk.documents.letter_pages import LetterComposer
from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf
from frontdesk.documents.text.typesetter import Typesetter, system_typesetter

_NO_OFFSET = Offset()


def letters_pdf(
    letters: Iterable[LetterContent], *, offset: Offset = _NO_OFFSET, typesetter: Typesetter | None = None
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
    offset: Offset = _NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> int:
    """Write `letters` to `sink` as they come, in bounded memory; return the number of pages.

    The document's title, author and language are those of the first letter. Nothing is
    written for no letters. Raises as `letters_pdf` does; what is written by then is no PDF.
    """
    remaining = iter(letters)
    first = next(remaining, None)
    if first is None:
        return 0
    composer = LetterComposer(typesetter or system_typesetter())
    pages = (page for content in _with(first, remaining) for page in composer.pages(content))
    return write_pdf(pages, sink, DocumentInfo(first.subject, first.sender.name, first.language), offset)


def _with(first: LetterContent, remaining: Iterator[LetterContent]) -> Iterator[LetterContent]:
    yield first
    yield from remaining
