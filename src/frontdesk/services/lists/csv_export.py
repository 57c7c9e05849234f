"""Saving a list as CSV (RFC 4180) that spreadsheets read safely."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

from frontdesk.services.context import Context
from frontdesk.services.lists.cases import case_rows
from frontdesk.services.views import CaseRow
from frontdesk.services.whole_files import writing_to

# A cell that begins so is a formula to a spreadsheet, whoever wrote it (OWASP, CSV injection): also behind
# blanks and marks that nobody sees, and in the wide and small forms that Asian editions read alike.
_UNSEEN = r"\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_FORMULA = re.compile(rf"[\t\r\n]|[{_UNSEEN}]*[-=+@\uff0d\uff1d\uff0b\uff20\ufe62\ufe63\ufe66\ufe6b]")
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
    count = 0
    # The mark at the beginning tells spreadsheets that it is UTF-8; what it cannot write is half a character.
    with writing_to(target) as sink, TextIOWrapper(sink, "utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([harmless(cell) for cell in header])
        for line in lines:
            writer.writerow([harmless(cell) for cell in line])
            count += 1
    return count


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _rows(ctx: Context, ids: Sequence[int]) -> Iterator[CaseRow]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from case_rows(ctx, ids[start : start + _AT_ONCE])
