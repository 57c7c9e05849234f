"""What an import refused, as a table to mend it by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from frontdesk.domain.message import Message
from frontdesk.services.imports.report import Rejected
from frontdesk.services.lists.csv_export import write_csv


def save_rejected(
    *, target: Path, header: Sequence[str], rejected: Sequence[Rejected], said: Callable[[Message], str]
) -> int:
    """Save the line, the column or file, and the reason of each, safe for spreadsheets; return how many.

    Raises `FrontDeskError` (field "file") when it cannot be written.
    """
    lines = ([str(each.line or ""), each.where, said(each.reason)] for each in rejected)
    return write_csv(target, header=header, lines=lines)
