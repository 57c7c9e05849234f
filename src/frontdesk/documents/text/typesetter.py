"""The typesetter: paragraphs in, lines out; what has been set once is remembered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from frontdesk.documents.text.characters import clean, clusters
from frontdesk.documents.text.direction import base_level, reads_from_right, visual_order
from frontdesk.documents.text.fonts import Fonts, system_fonts
from frontdesk.documents.text.pieces import Piece, joined, pieces
from frontdesk.documents.text.run import Run
from frontdesk.documents.text.shaper import Shaper, operators
from frontdesk.documents.text.style import TextStyle

_PARAGRAPHS_KEPT = 400
_SHORT = 0.15  # of the width: a last line shorter than this looks like a mistake
_NARROWER = 0.93


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of text, set: `operators` draw it from the current point of a text object.

    `right_to_left` says from which side it is read, and so where it begins.
    """

    text: str
    width: float
    style: TextStyle
    operators: str
    runs: tuple[Run, ...]
    right_to_left: bool = False


class Typesetter:
    """Sets text with some fonts. One serves a whole batch, and every batch of the program."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._shapers: dict[tuple[TextStyle, str], Shaper] = {}
        self._paragraphs: dict[tuple[str, TextStyle, float, str], tuple[Line, ...]] = {}

    def paragraph(self, text: str, style: TextStyle, width: float, language: str) -> tuple[Line, ...]:
        """Return `text` as lines at most `width` points wide; an empty text is one empty line.

        Raises `FrontDeskError` naming the characters that no font has.
        """
        key = (text, style, width, language)
        known = self._paragraphs.get(key)
        if known is None:
            if len(self._paragraphs) >= _PARAGRAPHS_KEPT:
                self._paragraphs.clear()
            known = self._paragraphs[key] = tuple(
                line
                for part in clean(text).split("\n")
                for line in self._evened(part.strip(), style, width, language)
            )
        return known

    def line(self, text: str, style: TextStyle, language: str) -> Line:
        """Return `text` on one line, however wide that becomes."""
        return self.paragraph(" ".join(text.split()), style, float("inf"), language)[0]

    def _evened(self, text: str, style: TextStyle, width: float, language: str) -> list[Line]:
        """Wrap a paragraph so that no short word is left alone on its last line."""
        lines = self._wrapped(text, style, width, language)
        if len(lines) == 1 or lines[-1].width > _SHORT * width:
            return lines
        narrower = self._wrapped(text, style, width * _NARROWER, language)
        return narrower if len(narrower) == len(lines) else lines

    def _wrapped(self, text: str, style: TextStyle, width: float, language: str) -> list[Line]:
        shaper = self._shapers.setdefault((style, language), Shaper(self.fonts, style, language))
        base = base_level(text, language)
        from_right = bool(base) or reads_from_right(language)
        lines: list[Line] = []
        current: list[Piece] = []
        used = 0.0
        for piece, advance in _fitting(pieces(text, base), shaper, width):
            if used + advance > width and not piece.space and current:
                lines.append(_line(current, shaper, style, from_right=from_right))
                current, used = [], 0.0
            if current or not piece.space:
                current.append(piece)
                used += advance
        return [*lines, _line(current, shaper, style, from_right=from_right)]


@lru_cache(maxsize=1)
def system_typesetter() -> Typesetter:
    """Return the typesetter with this computer's fonts; one object, as it remembers what it set."""
    return Typesetter(system_fonts())


def _fitting(found: Iterable[Piece], shaper: Shaper, width: float) -> Iterable[tuple[Piece, float]]:
    """Yield each piece with its width; what is wider than a whole line is cut between characters."""
    for piece in found:
        advance = _width(piece, shaper)
        if advance <= width:
            yield piece, advance
        else:
            yield from _cut(piece, shaper, width)


def _cut(piece: Piece, shaper: Shaper, width: float) -> Iterable[tuple[Piece, float]]:
    """Yield parts that fit; a single character is a part however wide it is."""
    ends = list(accumulate(map(len, clusters(piece.text))))
    start = 0
    while start < len(piece.text):
        end = _reach(piece, start, ends[bisect_right(ends, start) :], shaper, width)
        part = piece.part(start, end)
        yield part, _width(part, shaper)
        start = end


def _reach(piece: Piece, start: int, ends: Sequence[int], shaper: Shaper, width: float) -> int:
    """Return the last of `ends` up to which the characters from `start` fit.

    First by the widths that they have alone, then by what they take together: kerning adds up.
    """
    reached: list[int] = []
    used, before = 0.0, start
    for end in ends:
        used += _width(piece.part(before, end), shaper)
        if used > width and reached:
            break
        reached.append(end)
        before = end
    while len(reached) > 1 and _width(piece.part(start, reached[-1]), shaper) > width:
        reached.pop()
    return reached[-1]


def _width(piece: Piece, shaper: Shaper) -> float:
    if len(piece.levels) == 1:
        return shaper.word(piece.text, piece.levels[0]).width
    return sum(shaper.word(text, level).width for text, level in piece.by_level())


def _line(line: list[Piece], shaper: Shaper, style: TextStyle, *, from_right: bool) -> Line:
    while line and line[-1].space:
        line.pop()
    parts = [(shaper.word(text, level), level) for piece in joined(line) for text, level in piece.by_level()]
    runs = tuple([run for word in visual_order(parts) for run in word.runs])
    return Line(
        text="".join([piece.text for piece in line]),
        width=sum([run.width for run in runs]),
        style=style,
        operators=operators(runs, style.size),
        runs=runs,
        right_to_left=from_right,
    )
