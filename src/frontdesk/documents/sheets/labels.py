"""Address labels, several on a sheet, from any place of a half-used one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.batch import Refused, Told
from frontdesk.documents.content import PLAIN, Letterhead, Recipient
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def write_labels(
    recipients: Iterable[Recipient],
    layout: str,
    sink: BinaryIO,
    *,
    start: int = 1,
    copies: int = 1,
    language: str = "en",
    letterhead: Letterhead = PLAIN,
    office: str = "",
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
    written: Told | None = None,
    refused: Refused[Recipient] | None = None,
) -> int:
    """Write labels for `recipients`, each `copies` times, and return the number of sheets.

    The first sheet begins at label `start`, counted from 1 row by row. `language` says which shapes Chinese
    and Japanese addresses take, and is the PDF's own. `written` is told every label, `refused` every address
    left out, as by `write_letters`. Raises `FrontDeskError` for an address that does not fit, a sheet that
    has no such label (field "start"), or an odd number of copies (field "copies"); and as `letters_pdf` does.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.fixed_words import fixed_words  # noqa: PLC0415  start-up
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.sheets.label_pages import LabelSheets  # noqa: PLC0415  start-up
    from frontdesk.documents.sheets.layouts import label_layout  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    sheets = LabelSheets(label_layout(layout, letterhead), language, typesetter or system_typesetter())
    pages = sheets.pages(recipients, start=start, copies=copies, written=written, refused=refused)
    info = DocumentInfo(fixed_words(language)["labels"], office, language)
    return write_pdf(pages, sink, info, offset)
