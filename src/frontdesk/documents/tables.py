"""Any list of the program on paper: title, columns, rows, as many pages as it takes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.content import TableContent
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def table_pdf(
    content: TableContent, *, offset: Offset = NO_OFFSET, typesetter: Typesetter | None = None
) -> bytes:
    """Return a list as a PDF; the headings stand on every page.

    Raises `FrontDeskError` for a character that no font has, or a row that has not as many
    values as there are columns.
    """
    sink = BytesIO()
    write_table(content, sink, offset=offset, typesetter=typesetter)
    return sink.getvalue()


def write_table(
    content: TableContent,
    sink: BinaryIO,
    *,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> int:
    """Write a list to `sink` and return the number of pages."""
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.table_pages import TableComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    table = TableComposer(content, typesetter or system_typesetter())
    info = DocumentInfo(content.title, content.office, content.language)
    return write_pdf(table.pages(), sink, info, offset)
