"""Letters in one PDF, one or a whole batch."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.batch import Refused, Told, batch, told
from frontdesk.documents.content import LetterContent
from frontdesk.documents.finished.check import Written
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.documents.layouts.layout import letter_layout

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter

_AROUND_ADDRESS = 2.0  # mm that stay free where no window says what must


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
    whole_sheets: bool = False,
    typesetter: Typesetter | None = None,
    written: Told | None = None,
    refused: Refused[LetterContent] | None = None,
) -> int:
    """Write `letters` to `sink` as they come, in bounded memory; return the number of pages.

    The document's title, author and language are those of the first letter. Nothing is
    written for no letters. With `whole_sheets` an empty page follows an odd number of them, so that no
    letter begins on the back of another. `written` is told each letter's place as soon as it is composed;
    what it raises ends the batch. A letter that cannot be printed as it should is told to `refused` and
    left out; without `refused` its `FrontDeskError` is raised, and what is written by then is no PDF.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.letters.pages import LetterComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    remaining = iter(letters)
    first = next(remaining, None)
    if first is None:
        return 0
    composer = LetterComposer(typesetter or system_typesetter())
    composed = batch(chain((first,), remaining), composer.pages, refused)
    pages = told(composed, written_letter, written, whole_sheets=whole_sheets)
    return write_pdf(pages, sink, DocumentInfo(first.subject, first.sender.name, first.language), offset)


def written_letter(content: LetterContent, first_page: int, pages: int) -> Written:
    """Return what a letter's window must show when it is `pages` long and begins on `first_page`."""
    layout = letter_layout(content.layout)
    beside = (content.sender.return_address, *content.recipient.notes) if layout.above_address else ()
    return Written(
        name=content.recipient.name,
        reference=content.reference,
        first_page=first_page,
        pages=pages,
        address=content.recipient.lines,
        beside=beside,
        shown=layout.address,
        clear=layout.window or layout.address.grown(_AROUND_ADDRESS),
        areas=(layout.sheet.printable,),
        printable=layout.sheet.printable,
    )
