"""Drawing many letters of one paper into one PDF as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from frontdesk.documents.content import LetterContent, PostcardContent, Sides
from frontdesk.documents.finished.check import Written
from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.correspondence.drawing import Drawn, draw
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.pages import PLAINLY, OnPaper, card_back, sheets_of, write_pages
from frontdesk.services.correspondence.papers import check_one_paper
from frontdesk.services.correspondence.record import read_letter
from frontdesk.services.correspondence.seen import begin_anew, faults

Progress = Callable[[int, int], None]
"""Told how many letters of how many are drawn."""

Cancelled = Callable[[], bool]
"""Asked before each letter whether anybody still wants the batch."""


class BatchCancelledError(FrontDeskError):
    """Somebody stopped a batch while it was being drawn."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a letter is in a batch; sheets are counted from 1."""

    id: int
    first_sheet: int
    sheets: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a batch: which letters are in the PDF, where, and which are not."""

    placed: tuple[Placed, ...]
    refused: tuple[Refused, ...] = ()

    @property
    def sheets(self) -> int:
        """How many sheets the batch takes."""
        return self.placed[-1].first_sheet + self.placed[-1].sheets - 1 if self.placed else 0


def make_batch(
    ctx: Context,
    *,
    ids: Sequence[int],
    sink: BinaryIO,
    how: OnPaper = PLAINLY,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    each: Callable[[Drawn, Placed], None] | None = None,
) -> Batch:
    """Write letters, or postcards, into one PDF; nothing is marked. Memory does not grow with their number.

    One that cannot be printed is refused and left out; so is one that is not as meant in the finished file,
    which is read again from `sink` and then drawn once more without it. `each` is given every letter as its
    own PDF as soon as its place is known. Raises `BatchCancelledError`, after which what was written is no
    PDF, and `FrontDeskError` for letters mixed with postcards, and (field "start") for a place that a sheet
    has not.
    """
    check_one_paper(ctx, ids)
    refused: list[Refused] = []
    remaining = tuple(ids)
    while True:
        drawing = _Drawing(ctx, remaining, how, card_back(ctx), progress, cancelled, each)
        write_pages(ctx, drawing.contents(), sink, how, written=drawing.place, refused=drawing.refuse)
        wrong = drawing.faults(sink)
        refused += (*drawing.refused, *wrong)
        if not wrong:
            return Batch(tuple(drawing.placed), tuple(refused))
        left_out = {letter.id for letter in wrong}
        remaining = tuple(placed.id for placed in drawing.placed if placed.id not in left_out)
        begin_anew(sink)


@dataclass(slots=True)
class _Drawing:
    """Draws one letter after the other, and remembers only where each is.

    Several postcards go on one sheet, so that a few wait until the place of each is known.
    """

    ctx: Context
    ids: tuple[int, ...]
    how: OnPaper
    back: Sides
    progress: Progress | None
    cancelled: Cancelled | None
    each: Callable[[Drawn, Placed], None] | None
    placed: list[Placed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _waiting: list[Drawn] = field(default_factory=list)
    _written: list[Written] = field(default_factory=list)

    def contents(self) -> Iterator[LetterContent | PostcardContent]:
        """Yield what each letter says once it is known that it can be drawn."""
        for number, id_ in enumerate(self.ids, start=1):
            if self.cancelled is not None and self.cancelled():
                raise BatchCancelledError("letter.batch_cancelled")
            drawn = self._draw(id_)
            if drawn is not None:
                self._waiting.append(drawn)
                yield drawn.content
            if self.progress is not None:
                self.progress(number, len(self.ids))

    def place(self, written: Written) -> None:
        """Note where the next letter is."""
        drawn = self._waiting.pop(0)
        placed = Placed(drawn.letter.id, *sheets_of(drawn.content, written, self.how, self.back))
        self.placed.append(placed)
        self._written.append(written)
        if self.each is not None:
            self.each(drawn, placed)

    def refuse(self, content: LetterContent | PostcardContent, error: FrontDeskError) -> None:
        """Leave out what can be drawn alone, but not in this batch."""
        at = next(at for at, drawn in enumerate(self._waiting) if drawn.content is content)
        self.refused.append(refusal(self.ctx, self._waiting.pop(at).letter.id, error))

    def faults(self, sink: BinaryIO) -> tuple[Refused, ...]:
        """Return the letters that are not in the finished file as they should be on this printer."""
        found = faults(sink, self._written, self.how.offset).items()
        return tuple(refusal(self.ctx, self.placed[number].id, error) for number, error in found)

    def _draw(self, id_: int) -> Drawn | None:
        try:
            return draw(self.ctx, read_letter(self.ctx, id=id_))
        except StoreError:
            raise
        except FrontDeskError as error:
            self.refused.append(refusal(self.ctx, id_, error))
            return None
