"""What a printer gets, read again before it gets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from frontdesk.documents.finished.check import Written, check_finished
from frontdesk.documents.layouts.geometry import Offset
from frontdesk.domain.errors import FrontDeskError


def faults(sink: BinaryIO, written: Sequence[Written], offset: Offset) -> Mapping[int, FrontDeskError]:
    """Return the first thing that is wrong with each of what was written to a file, by its number from 0.

    The address must be seen in the envelope's window and nothing else be, and the printer reach everything.
    Raises `FrontDeskError` for a file that cannot be read.
    """
    found: dict[int, FrontDeskError] = {}
    for finding in check_finished(sink, written, offset=offset) if written else ():
        why = FrontDeskError(finding.message.id, field="letter", **finding.message.params)
        found.setdefault(finding.number, why)
    return found


def begin_anew(sink: BinaryIO) -> None:
    """Empty a file, to be written once more without what was wrong with it."""
    sink.seek(0)
    sink.truncate()
