"""Plain tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def particulars(rows: Iterable[tuple[str, str]]) -> Table:
    """Return labels with their values behind them."""
    from rich.table import Table  # noqa: PLC0415  start-up: programs that read JSON need none

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in rows:
        table.add_row(label, value)
    return table


def listing(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return a table with headings and no lines but the one below them."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  start-up, as above
    from rich.table import Table  # noqa: PLC0415  start-up, as above

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
