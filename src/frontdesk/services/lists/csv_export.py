"""Saving a list as CSV (RFC 4180) that spreadsheets read safely."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.lists.cases import case_rows
from frontdesk.services.views import CaseRow

# A cell that begins so is a formula to a spreadsheet, whoever wrote it (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_AT_ONCE = 500


def export_csv(
    ctx: Context,
    *,
    ids: Sequence[int],
    header: Sequence[str],
    texts: Callable[[CaseRow], Sequence[str]],
    target: Path,
) -> int:
    """Save cases in this order, one line each as `texts` words it, and return how many.

    The file appears whole or not at all. Raises `FrontDeskError` (field "file") when it cannot be written.
    """
    lines = (texts(row) for row in _rows(ctx, ids))
    return write_csv(target, header=header, lines=lines)


def write_csv(target: Path, *, header: Sequence[str], lines: Iterable[Sequence[str]]) -> int:
    """Write lines of text and return how many; cells that a spreadsheet would compute get a `'` in front."""
    passing = target.with_name(target.name + ".part")
    count = 0
    try:
        # The mark at the beginning tells spreadsheets that it is UTF-8.
        with passing.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([harmless(cell) for cell in header])
            for line in lines:
                writer.writerow([harmless(cell) for cell in line])
                count += 1
        passing.replace(target)
    except OSError as error:
        passing.unlink(missing_ok=True)
        reason = error.strerror or ""
        raise FrontDeskError(
            "store.cannot_write_file", field="file", where=str(target), reason=reason
        ) from error
    return count


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(ctx: Context, ids: Sequence[int]) -> Iterator[CaseRow]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from case_rows(ctx, ids[start : start + _AT_ONCE])
