"""Many documents in one file: what cannot be printed is left out and told, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from frontdesk.domain.errors import FrontDeskError

if TYPE_CHECKING:
    from frontdesk.documents.finished import Written
    from frontdesk.documents.pdf.items import Page

T = TypeVar("T")


def batch(
    contents: Iterable[T],
    compose: Callable[[T], Sequence[Page]],
    refused: Callable[[T, FrontDeskError], None] | None,
) -> Iterator[tuple[T, Sequence[Page]]]:
    """Yield each content with its pages; one that is refused is told to `refused`, or raises without it."""
    for content in contents:
        try:
            pages = compose(content)
        except FrontDeskError as error:
            if refused is None:
                raise
            refused(content, error)
        else:
            yield content, pages


def told(
    composed: Iterable[tuple[T, Sequence[Page]]],
    describe: Callable[[T, int, int], Written],
    written: Callable[[Written], None] | None,
) -> Iterator[Page]:
    """Yield the pages, telling `written` of each content where it begins and how many pages it has."""
    first = 0
    for content, pages in composed:
        if written is not None:
            written(describe(content, first, len(pages)))
        first += len(pages)
        yield from pages
