"""Whether a finished PDF is what was meant, read by a program that had no part in making it.

The composer checks each page before it is written (`fits`); this looks at what came out: the address
in its window and nothing else there, nothing beyond what the printer reaches, every word to be copied.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.documents.finished.seen import Kind, Seen
from frontdesk.documents.layouts.geometry import NO_OFFSET, Box, Offset
from frontdesk.documents.text.characters import clean, is_ignorable
from frontdesk.domain.message import Message, message

if TYPE_CHECKING:
    from frontdesk.documents.finished.reading import ReadPage, Source

_INK = 0.4  # mm by which a letter's ink may pass the box in which its line is set
_ACCENT = 1.4  # mm by which accents, and marks of Thai or Arabic, may pass it above and below
_THIN = 0.5  # mm: a ruled line, such as the one below a return address
_SHOWN = 60  # characters of a text that is named
_HYPHENS = frozenset("-\u2010\u2011\ufffe")  # one at the end of a line is not told by every reader
_MIRRORED = str.maketrans(")]}>", "([{<")


@dataclass(frozen=True, slots=True)
class Written:
    """A letter, postcard, label or envelope in a PDF: where it is and what is to be seen of it.

    `address` must stand in `shown`, and nothing but it and `beside` (return address, notes) in `clear`.
    All its text and pictures must stand in `areas`, one for each page, the last one for all that follow;
    `printable` is what the printer reaches. Pages count from 0, boxes are in mm.
    """

    name: str
    reference: str
    first_page: int
    pages: int
    address: tuple[str, ...]
    beside: tuple[str, ...]
    shown: Box
    clear: Box
    areas: tuple[Box, ...]
    printable: Box

    def area(self, page: int) -> Box:
        """Return where its text and pictures may stand on a page of the file."""
        return self.areas[min(page - self.first_page, len(self.areas) - 1)]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one of them: which (counting from 0), whose, on which page, and what."""

    number: int
    name: str
    reference: str
    page: int
    message: Message


def check_finished(
    pdf: Source, written: Sequence[Written], *, offset: Offset = NO_OFFSET
) -> tuple[Finding, ...]:
    """Return what is wrong with a PDF that holds what `written` tells, moved by `offset`; () is all right.

    By that, marks to fold and to cut along may leave what the printer reaches; nothing else may. Raises
    `FrontDeskError` for a file that cannot be read at all.
    """
    from frontdesk.documents.finished.reading import read_pages  # noqa: PLC0415  start-up: PDFium

    expected: dict[int, list[tuple[int, Written]]] = {}
    for number, each in enumerate(written):
        for page in range(each.first_page, each.first_page + each.pages):
            expected.setdefault(page, []).append((number, each))
    found: list[Finding] = []
    with closing(read_pages(pdf)) as pages:
        for at, read in enumerate(pages):
            found += _check_page(read, at, expected.pop(at, []), offset)
    missing = message("finished.page_missing")
    found += [_finding(number, each, page, missing) for page in expected for number, each in expected[page]]
    return tuple(found)


def _check_page(
    page: ReadPage, at: int, expected: Sequence[tuple[int, Written]], offset: Offset
) -> Iterator[Finding]:
    if not expected:
        return
    objects = list(page.objects())
    reach = expected[0][1].printable.grown(_INK)
    moved = reach.moved(offset.right, offset.down)
    areas = [each.area(at).moved(offset.right, offset.down).grown(_INK) for _, each in expected]
    for seen in objects:
        stray = seen.kind is not Kind.LINE and not any(area.holds(seen.box) for area in areas)
        if stray or not (moved if _is_mark(seen) else reach).holds(seen.box):
            owner = next((index for index, area in enumerate(areas) if area.touches(seen.box)), 0)
            number, each = expected[owner]
            yield _finding(number, each, at, message("finished.out_of_reach", text=_named(page, seen)))
    for number, each in expected:
        if each.address and at == each.first_page:
            for what in _window(page, objects, each, offset):
                yield _finding(number, each, at, what)


def _is_mark(seen: Seen) -> bool:
    return seen.kind is Kind.LINE and min(seen.box.width, seen.box.height) < _THIN


def _window(page: ReadPage, objects: Sequence[Seen], each: Written, offset: Offset) -> Iterator[Message]:
    shown, clear = (box.moved(offset.right, offset.down) for box in (each.shown, each.clear))
    room = shown.grown(_INK).higher(_ACCENT - _INK)
    address = _letters("".join(each.address))
    for seen in objects:
        if seen.box.touches(clear) and not _belongs(seen, room, clear.grown(_INK), beside=bool(each.beside)):
            text = _named(page, seen)
            leaves = seen.kind is Kind.TEXT and not _letters(text) - address
            yield message("finished.address_cut" if leaves else "finished.window_not_clear", text=text)
    found = _letters(page.text_in(room))
    # Readers take the same line twice, close together, for one that was drawn twice to look bold.
    if _letters("".join(dict.fromkeys(each.address))) - found:
        yield message("finished.address_not_seen", name=each.name)
    elif found - address - _letters("".join(each.beside)):
        inside = (_named(page, seen) for seen in objects if room.holds(seen.box))
        text = next((text for text in inside if _letters(text) - address), each.name)
        yield message("finished.window_not_clear", text=text)


def _belongs(seen: Seen, room: Box, clear: Box, *, beside: bool) -> bool:
    """Tell whether an object may be seen in the window: the address, or what stands above it."""
    if seen.kind is Kind.TEXT and room.holds(seen.box):
        return clear.holds(seen.box)
    thin = seen.kind is Kind.TEXT or (seen.kind is Kind.LINE and seen.box.height < _THIN)
    return beside and thin and seen.box.bottom <= room.top + 2 * _ACCENT and clear.holds(seen.box)


def _named(page: ReadPage, seen: Seen) -> str:
    text = " ".join(clean(page.text_in(seen.box.grown(_INK))).split())
    return text[:_SHOWN] or "–"


def _letters(text: str) -> Counter[str]:
    """Return the characters of a text that are seen, however a reader orders, parts or composes them."""
    plain = unicodedata.normalize("NFKD", clean(text)).translate(_MIRRORED)
    seen = (each for each in plain if not each.isspace() and not is_ignorable(each))
    return Counter(each for each in seen if each not in _HYPHENS)


def _finding(number: int, each: Written, page: int, what: Message) -> Finding:
    return Finding(number, each.name, each.reference, page, what)
