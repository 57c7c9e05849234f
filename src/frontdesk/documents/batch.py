"""Many documents in one file: what cannot be printed is left out and told, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from frontdesk.documents.text.unprintable import MISSING, all_missing
from frontdesk.domain.errors import FrontDeskError

if TYPE_CHECKING:
    from frontdesk.documents.finished.check import Written
    from frontdesk.documents.pdf.items import Page

T = TypeVar("T")
Made = TypeVar("Made")

MOST_COPIES = 500

Told = Callable[["Written"], None]  # of what was composed, and where it is
Refused = Callable[[T, FrontDeskError], None]  # of what cannot be printed, and why


def batch(
    contents: Iterable[T], compose: Callable[[T], Made], refused: Refused[T] | None
) -> Iterator[tuple[T, Made]]:
    """Yield each content with what was made of it; one that is refused is told to `refused`.

    Without `refused` its `FrontDeskError` is raised. All characters of a content that no font has are
    named at once.
    """
    for content in contents:
        try:
            made = compose(content)
        except FrontDeskError as error:
            told_ = all_missing(content) or error if error.message.id == MISSING else error
            if refused is None:
                raise told_ from error
            refused(content, told_)
        else:
            yield content, made


def repeated(composed: Iterable[tuple[T, Sequence[Page]]], copies: int) -> Iterator[tuple[T, Sequence[Page]]]:
    """Yield each content `copies` times; raises `FrontDeskError` (field "copies") for an odd number."""
    check_copies(copies)
    for each in composed:
        yield from (each for _ in range(copies))


def check_copies(copies: int) -> None:
    """Raise `FrontDeskError` (field "copies") for a number of copies that nobody means."""
    if not 1 <= copies <= MOST_COPIES:
        raise FrontDeskError("sheet.wrong_copies", field="copies", copies=copies, most=MOST_COPIES)


def told(
    composed: Iterable[tuple[T, Sequence[Page]]],
    describe: Callable[[T, int, int], Written],
    written: Told | None,
    *,
    whole_sheets: bool = False,
) -> Iterator[Page]:
    """Yield the pages, telling `written` of each content where it begins and how many pages it has.

    With `whole_sheets` each begins on a sheet of its own when both sides are printed.
    """
    first = 0
    for content, pages in composed:
        if written is not None:
            written(describe(content, first, len(pages)))
        first += len(pages)
        yield from pages
        if whole_sheets and len(pages) % 2:
            first += 1
            last = pages[-1]
            yield type(last)(last.width, last.height, ())
