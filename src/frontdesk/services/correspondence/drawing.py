"""Drawing letters: one by one, each as its own PDF, or many of one paper into one PDF as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import BinaryIO

from frontdesk.documents.content import LetterContent, PostcardContent
from frontdesk.documents.geometry import NO_OFFSET, Offset
from frontdesk.documents.letters import write_letters
from frontdesk.documents.postcards import write_postcards
from frontdesk.domain.correspondence import PAPER
from frontdesk.domain.errors import ConflictError, FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import content_of
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.papers import check_one_paper
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.services.correspondence.wording import wording

Progress = Callable[[int, int], None]
"""Told how many letters of how many are drawn."""

Cancelled = Callable[[], bool]
"""Asked before each letter whether anybody still wants the batch."""


class BatchCancelledError(FrontDeskError):
    """Somebody stopped a batch while it was being drawn."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A letter as its own PDF, on so many sheets."""

    letter: LetterRecord
    content: LetterContent | PostcardContent
    template: int | None  # the version of the text that it was made from, to be kept with it
    template_version: str
    sheets: int
    data: bytes = field(repr=False)

    @property
    def made_from(self) -> dict[str, object]:
        """The columns that remember which version of its text the letter was made from."""
        return {"template": self.template, "template_version": self.template_version}

    @property
    def subject(self) -> str:
        """What the letter says it is about."""
        return self.content.subject if isinstance(self.content, LetterContent) else self.content.title


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


def draw(ctx: Context, letter: LetterRecord) -> Drawn:
    """Return a letter or postcard as a PDF. Raises `FrontDeskError` when it cannot be as it should."""
    if letter.way not in PAPER:
        raise ConflictError("letter.is_an_email", field="letter", reference=letter.name)
    worded = wording(ctx, letter)
    content = content_of(ctx, letter, worded)
    sink = BytesIO()
    sheets = write_pages([content], sink)
    return Drawn(letter, content, worded.template, worded.version, sheets, sink.getvalue())


def write_pages(
    contents: Iterable[LetterContent | PostcardContent], sink: BinaryIO, offset: Offset = NO_OFFSET
) -> int:
    """Write letters or postcards, all of one paper, into one PDF as they come; return the number of pages.

    `offset` is by how much the printer is off. Raises `FrontDeskError` when letters are mixed with postcards.
    """
    pages = 0
    for kind, same in groupby(contents, key=type):
        if pages:
            raise FrontDeskError("letter.mixed", field="letter")
        pages = _WRITERS[kind](same, sink, offset=offset)
    return pages


def make_batch(
    ctx: Context,
    *,
    ids: Sequence[int],
    sink: BinaryIO,
    offset: Offset = NO_OFFSET,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    each: Callable[[Drawn, Placed], None] | None = None,
) -> Batch:
    """Write letters, or postcards, into one PDF; nothing is marked. Memory does not grow with their number.

    One that cannot be printed is refused and left out. `each` is given every letter as its own PDF, before
    the next is drawn. Raises `BatchCancelledError`, after which what was written is no PDF, and
    `FrontDeskError` for letters mixed with postcards.
    """
    drawing = _Drawing(ctx, tuple(ids), progress, cancelled, each)
    check_one_paper(ctx, ids)
    write_pages(drawing.contents(), sink, offset)
    return Batch(tuple(drawing.placed), tuple(drawing.refused))


_WRITERS: dict[type, Callable[..., int]] = {LetterContent: write_letters, PostcardContent: write_postcards}


@dataclass(slots=True)
class _Drawing:
    """Draws one letter after the other, and remembers only where each is."""

    ctx: Context
    ids: tuple[int, ...]
    progress: Progress | None
    cancelled: Cancelled | None
    each: Callable[[Drawn, Placed], None] | None
    placed: list[Placed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    _sheet: int = 1

    def contents(self) -> Iterator[LetterContent | PostcardContent]:
        """Yield what each letter says once it is known that it can be drawn."""
        for number, id_ in enumerate(self.ids, start=1):
            if self.cancelled is not None and self.cancelled():
                raise BatchCancelledError("letter.batch_cancelled")
            drawn = self._draw(id_)
            if drawn is not None:
                self._place(drawn)
                yield drawn.content
            if self.progress is not None:
                self.progress(number, len(self.ids))

    def _draw(self, id_: int) -> Drawn | None:
        try:
            return draw(self.ctx, read_letter(self.ctx, id=id_))
        except StoreError:
            raise
        except FrontDeskError as error:
            self.refused.append(refusal(self.ctx, id_, error))
            return None

    def _place(self, drawn: Drawn) -> None:
        placed = Placed(drawn.letter.id, self._sheet, drawn.sheets)
        self._sheet += drawn.sheets
        self.placed.append(placed)
        if self.each is not None:
            self.each(drawn, placed)
