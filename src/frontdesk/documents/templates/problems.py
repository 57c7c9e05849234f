"""What is wrong with a template: why, in which part of it, on which line and column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.message import Message


class Part(StrEnum):
    """The parts that a template consists of; `WHOLE` is what no single part is to blame for."""

    SUBJECT = "subject"
    BODY = "body"
    CLOSING = "closing"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend; lines and columns count from 1. A `mild` one hinders nothing yet."""

    part: Part
    line: int
    column: int
    message: Message
    length: int = 1
    mild: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """The same inside of one text, by the offset of its first character."""

    offset: int
    message: Message
    length: int = 1
    mild: bool = False

    def in_part(self, part: Part, source: str) -> Problem:
        """Return the fault as people count: by line and column."""
        before = source[: self.offset]
        line = before.count("\n") + 1
        column = self.offset - (before.rfind("\n") + 1) + 1
        return Problem(part, line, column, self.message, self.length, self.mild)
