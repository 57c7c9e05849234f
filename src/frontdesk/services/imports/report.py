"""What became of an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.message import Message

Progress = Callable[[int], None]
"""Told, every now and then, how many records have been read."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot be imported: the line where it begins, and why."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many records came in, how many were here already, and which were rejected."""

    imported: int
    duplicates: int
    rejected: tuple[Rejected, ...]
    left_out: tuple[Message, ...] = ()  # what is not meant to come in, and why


def no_progress(_done: int) -> None:
    """Tell nobody."""
