"""Any list of the program on paper: what is on screen, with its title and filter."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.content import Align, Column, TableContent
from frontdesk.documents.layouts import layouts_for
from frontdesk.documents.tables import table_pdf
from frontdesk.services.context import Context
from frontdesk.services.office import office
from frontdesk.words import words_for


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column; `share` is its part of a page's width, numbers stand at the right."""

    title: str
    share: float = 1.0
    number: bool = False


@dataclass(frozen=True, slots=True)
class ListContent:
    """A list as it is shown: its title, what it was filtered by, columns and rows of texts."""

    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    subtitle: str = ""


def list_pdf(ctx: Context, *, content: ListContent) -> bytes:
    """Return a list as a PDF on the office's paper, dated now. Raises `FrontDeskError` when it cannot be."""
    particulars = office(ctx)
    words = words_for(particulars.language, timezone=particulars.zone, clock=ctx.clock)
    table = TableContent(
        layout=layouts_for(particulars.country).table,
        language=words.language,
        title=content.title,
        columns=tuple(_column(column) for column in content.columns),
        rows=content.rows,
        office=particulars.name,
        subtitle=content.subtitle,
        date=words.instant(ctx.clock.now()),
    )
    return table_pdf(table)


def _column(column: ListColumn) -> Column:
    return Column(column.title, column.share, Align.END if column.number else Align.START)
