"""Sheets by their size, in millimetres, and what they are to the office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_SAME = 1.0  # mm: printers round their sizes to points


class PaperKind(StrEnum):
    """The kinds of paper for which a desk remembers printer, tray and offset."""

    A4 = "a4"
    LETTER = "letter"
    POSTCARD = "postcard"
    LABELS = "labels"
    ENVELOPE = "envelope"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet, upright or lying."""

    width: float
    height: float

    @property
    def upright(self) -> Paper:
        """The same sheet with its short side above."""
        return self if self.width <= self.height else Paper(self.height, self.width)

    def same_as(self, other: Paper) -> bool:
        """Whether the two are one size, however they lie."""
        mine, others = self.upright, other.upright
        return abs(mine.width - others.width) <= _SAME and abs(mine.height - others.height) <= _SAME


A4 = Paper(210, 297)
LETTER = Paper(215.9, 279.4)


def kind_of(paper: Paper) -> PaperKind:
    """Return what a sheet of plain paper is by its size; cards, labels and envelopes have to be named."""
    if paper.same_as(A4):
        return PaperKind.A4
    return PaperKind.LETTER if paper.same_as(LETTER) else PaperKind.OTHER
