"""Drawing letters: one by one, each as its own PDF, or many of one paper into one PDF as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from frontdesk.documents.content import LetterContent, PostcardContent, Sides
from frontdesk.documents.finished import Written, check_finished
from frontdesk.domain.correspondence import PAPER
from frontdesk.domain.errors import ConflictError, FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import content_of
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.pages import PLAINLY, OnPaper, card_back, sheets_of, write_pages
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
    """A letter as its own PDF."""

    letter: LetterRecord
    content: LetterContent | PostcardContent
    template: int | None  # the version of the text that it was made from, to be kept with it
    template_version: str
    pages: int
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
    """Return a letter or postcard as a PDF. Raises `FrontDeskError` when it cannot be as it should.

    The finished PDF is read again: the address must be seen in the envelope's window and nothing else be.
    """
    if letter.way not in PAPER:
        raise ConflictError("letter.is_an_email", field="letter", reference=letter.name)
    worded = wording(ctx, letter)
    content = content_of(ctx, letter, worded)
    sink = BytesIO()
    written: list[Written] = []
    pages = write_pages(ctx, [content], sink, written=written.append)
    for finding in check_finished(sink.getvalue(), written):
        raise FrontDeskError(finding.message.id, field="letter", **finding.message.params)
    return Drawn(letter, content, worded.template, worded.version, pages, sink.getvalue())


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

    One that cannot be printed is refused and left out. `each` is given every letter as its own PDF as soon
    as its place is known. Raises `BatchCancelledError`, after which what was written is no PDF, and
    `FrontDeskError` for letters mixed with postcards, and (field "start") for a place that a sheet has not.
    """
    drawing = _Drawing(ctx, tuple(ids), how, card_back(ctx), progress, cancelled, each)
    check_one_paper(ctx, ids)
    write_pages(ctx, drawing.contents(), sink, how, written=drawing.place, refused=drawing.refuse)
    return Batch(tuple(drawing.placed), tuple(drawing.refused))


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
        if self.each is not None:
            self.each(drawn, placed)

    def refuse(self, content: LetterContent | PostcardContent, error: FrontDeskError) -> None:
        """Leave out what can be drawn alone, but not in this batch."""
        at = next(at for at, drawn in enumerate(self._waiting) if drawn.content is content)
        self.refused.append(refusal(self.ctx, self._waiting.pop(at).letter.id, error))

    def _draw(self, id_: int) -> Drawn | None:
        try:
            return draw(self.ctx, read_letter(self.ctx, id=id_))
        except StoreError:
            raise
        except FrontDeskError as error:
            self.refused.append(refusal(self.ctx, id_, error))
            return None
