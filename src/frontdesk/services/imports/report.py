"""What became of an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.message import Message

Progress = Callable[[int], None]
"""Told, every now and then, how many records have been read."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot be imported: the line where it begins, why, and in which column or file."""

    line: int
    reason: Message
    where: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many records came in, how many were here already, and which were rejected."""

    imported: int
    duplicates: int
    rejected: tuple[Rejected, ...]
    left_out: tuple[Message, ...] = ()  # what is not meant to come in, and why
    untold: int = 0  # that were rejected beyond the many that are told one by one
    whole: bool = True  # False: it was stopped before the end
    changed: int | None = None  # what was here and is otherwise now; None where an import changes nothing
    taken_back: int | None = None  # what was here and is no longer

    @property
    def refused(self) -> int:
        """How many were rejected in all."""
        return len(self.rejected) + self.untold


Stopped = Callable[[], bool]
"""Asked, every now and then, whether the import is to stop."""


def never() -> bool:
    """Never stop."""
    return False


def no_progress(_done: int) -> None:
    """Tell nobody."""
