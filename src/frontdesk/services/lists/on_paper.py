"""Any list of the program on paper: what is on screen, with its title and filter."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.content import Align, Column, TableContent
from frontdesk.documents.layouts.layout import layouts_for
from frontdesk.documents.tables import table_pdf
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import office
from frontdesk.words import words_for

_LANDSCAPE = "_landscape"  # every paper of tables has such a layout, too


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column; `share` is its part of a page's width, numbers stand at the right.

    A column that is written in by hand has a line on its left.
    """

    title: str
    share: float = 1.0
    number: bool = False
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ListContent:
    """A list as it is shown: its title, what it was filtered by, columns and rows of texts.

    `least_row` is the height of a row in mm that people are to write in.
    """

    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    subtitle: str = ""
    least_row: float = 0.0
    landscape: bool = False


def list_pdf(ctx: Context, *, content: ListContent) -> bytes:
    """Return a list as a PDF on the office's paper, dated now. Raises `FrontDeskError` when it cannot be."""
    particulars = office(ctx)
    words = words_for(particulars.language, timezone=particulars.zone, clock=ctx.clock)
    table = TableContent(
        layout=layouts_for(particulars.country).table + (_LANDSCAPE if content.landscape else ""),
        language=words.language,
        title=content.title,
        columns=tuple(_column(column) for column in content.columns),
        rows=content.rows,
        office=particulars.name,
        subtitle=content.subtitle,
        date=words.instant(ctx.clock.now()),
        least_row=content.least_row,
    )
    return table_pdf(table)


def _column(column: ListColumn) -> Column:
    align = Align.END if column.number else Align.START
    return Column(column.title, column.share, align, by_hand=column.by_hand)
