"""Letters and postcards on their sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, TypeVar

from frontdesk.documents.content import CardPrint, Flip, LetterContent, PostcardContent, Sides
from frontdesk.documents.finished.check import Written
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.documents.letters.letter import write_letters
from frontdesk.documents.postcards.postcard import write_postcards
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.stationery.mailroom_rules import mailroom_rules

Content = LetterContent | PostcardContent
T = TypeVar("T", LetterContent, PostcardContent)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """How a batch goes onto its sheets.

    `offset` is by how much the printer is off, `over_short_edge` how it turns a sheet with two sides.
    Postcards of which several are on a sheet begin at place `start`, from 1: those before it are used; what
    is on their back is the office's decision, not the printer's.
    """

    offset: Offset = NO_OFFSET
    both_sides: bool = False
    over_short_edge: bool = False
    start: int = 1


PLAINLY = OnPaper()


def write_pages(
    ctx: Context,
    contents: Iterable[Content],
    sink: BinaryIO,
    how: OnPaper = PLAINLY,
    *,
    written: Callable[[Written], None] | None = None,
    refused: Callable[[Content, FrontDeskError], None] | None = None,
) -> int:
    """Write letters or postcards, all of one paper, into one PDF as they come; return the number of pages.

    `written` and `refused` are told as by `write_letters`. Raises `FrontDeskError` when letters are mixed
    with postcards, and for a place to begin at (field "start") that a sheet has not.
    """
    remaining = iter(contents)
    first = next(remaining, None)
    if isinstance(first, PostcardContent):
        flip = Flip.SHORT if how.over_short_edge else Flip.LONG
        cards = CardPrint(start=how.start, sides=card_back(ctx), flip=flip)
        same = _only(PostcardContent, first, remaining)
        return write_postcards(same, sink, how=cards, offset=how.offset, written=written, refused=refused)
    if first is None:
        return 0
    return write_letters(
        _only(LetterContent, first, remaining),
        sink,
        offset=how.offset,
        whole_sheets=how.both_sides,
        written=written,
        refused=refused,
    )


def card_back(ctx: Context) -> Sides:
    """Return what is on the back of the office's postcards."""
    return mailroom_rules(ctx.store).card_back


def sheets_of(content: Content, written: Written, how: OnPaper, back: Sides) -> tuple[int, int]:
    """Return on which sheet, from 1, something begins, and on how many it is."""
    both = back is not Sides.ONE if isinstance(content, PostcardContent) else how.both_sides
    sides = 2 if both else 1
    first, last = written.first_page // sides, (written.first_page + written.pages - 1) // sides
    return first + 1, last - first + 1


def _only(kind: type[T], first: T, others: Iterable[Content]) -> Iterator[T]:
    for content in chain((first,), others):
        if not isinstance(content, kind):
            raise FrontDeskError("letter.mixed", field="letter")
        yield content
