"""The typesetter: paragraphs in, lines out; what has been shaped once is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from frontdesk.documents.text import breaking
from frontdesk.documents.text.characters import clean, clusters, has_right_to_left
from frontdesk.documents.text.direction import base_level, levels, visual_order
from frontdesk.documents.text.face import Face
from frontdesk.documents.text.fonts import Fonts, system_fonts
from frontdesk.documents.text.run import Run, shape_run
from frontdesk.documents.text.style import TextStyle
from frontdesk.domain.errors import FrontDeskError

K = TypeVar("K")
V = TypeVar("V")
_WORDS_KEPT = 6_000
_PARAGRAPHS_KEPT = 600


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of text, set: `operators` draw it from the current point of a text object."""

    text: str
    width: float
    style: TextStyle
    operators: str
    runs: tuple[Run, ...]
    right_to_left: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph that stays on one line, with the level of each character.

    One level alone stands for all characters.
    """

    text: str
    levels: tuple[int, ...]

    @property
    def space(self) -> bool:
        return breaking.is_space(self.text)

    def part(self, start: int, end: int) -> _Piece:
        return _Piece(self.text[start:end], self.levels[start:end] or self.levels)


class Typesetter:
    """Sets text with some fonts. One serves a whole batch, and every batch of the program."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._words: dict[tuple[str, TextStyle, int, str], _Word] = {}
        self._paragraphs: dict[tuple[str, TextStyle, float, str], tuple[Line, ...]] = {}

    def paragraph(self, text: str, style: TextStyle, width: float, language: str) -> tuple[Line, ...]:
        """Return `text` as lines at most `width` points wide; an empty text is one empty line.

        Raises `FrontDeskError` naming the characters that no font has.
        """
        key = (text, style, width, language)
        known = self._paragraphs.get(key)
        if known is None:
            known = tuple(
                line
                for part in clean(text).split("\n")
                for line in self._wrapped(part.strip(), style, width, language)
            )
            _remember(self._paragraphs, key, known, _PARAGRAPHS_KEPT)
        return known

    def line(self, text: str, style: TextStyle, language: str) -> Line:
        """Return `text` on one line, however wide that becomes."""
        return self.paragraph(" ".join(text.split()), style, float("inf"), language)[0]

    def _wrapped(self, text: str, style: TextStyle, width: float, language: str) -> list[Line]:
        base = base_level(text, language)
        lines: list[Line] = []
        current: list[_Piece] = []
        used = 0.0
        for piece in self._fitting(_pieces(text, base), style, width, language):
            advance = self._width(piece, style, language)
            if used + advance > width and not piece.space and current:
                lines.append(self._line(current, style, language, base))
                current, used = [], 0.0
            if current or not piece.space:
                current.append(piece)
                used += advance
        return [*lines, self._line(current, style, language, base)]

    def _fitting(
        self, pieces: Iterable[_Piece], style: TextStyle, width: float, language: str
    ) -> Iterable[_Piece]:
        """Cut what is wider than a whole line between its characters."""
        for piece in pieces:
            if self._width(piece, style, language) <= width:
                yield piece
            else:
                yield from self._cut(piece, style, width, language)

    def _cut(self, piece: _Piece, style: TextStyle, width: float, language: str) -> Iterable[_Piece]:
        start = end = 0
        used = 0.0
        for cluster in clusters(piece.text):
            advance = self._width(piece.part(end, end + len(cluster)), style, language)
            if used + advance > width and end > start:
                yield piece.part(start, end)
                start, used = end, 0.0
            end += len(cluster)
            used += advance
        yield piece.part(start, end)

    def _width(self, piece: _Piece, style: TextStyle, language: str) -> float:
        return sum(self._word(text, style, level, language).width for text, level in _by_level(piece))

    def _line(self, pieces: list[_Piece], style: TextStyle, language: str, base: int) -> Line:
        while pieces and pieces[-1].space:
            pieces.pop()
        parts = [
            (self._word(text, style, level, language), level)
            for piece in _joined(pieces)
            for text, level in _by_level(piece)
        ]
        runs = tuple(run for word in visual_order(parts) for run in word.runs)
        return Line(
            text="".join(piece.text for piece in pieces),
            width=sum(run.width for run in runs),
            style=style,
            operators=_operators(runs, style),
            runs=runs,
            right_to_left=bool(base),
        )

    def _word(self, text: str, style: TextStyle, level: int, language: str) -> _Word:
        key = (text, style, level % 2, language)
        known = self._words.get(key)
        if known is None:
            known = self._shaped(text, style, bool(level % 2), language)
            _remember(self._words, key, known, _WORDS_KEPT)
        return known

    def _shaped(self, text: str, style: TextStyle, right_to_left: bool, language: str) -> _Word:  # noqa: FBT001  private
        stretches = list(self._by_face(text, style, language))
        if right_to_left:
            stretches.reverse()
        runs = tuple(
            shape_run(part, face, style.size, right_to_left=right_to_left, language=language)
            for part, face in stretches
        )
        return _Word(runs, sum(run.width for run in runs))

    def _by_face(self, text: str, style: TextStyle, language: str) -> Iterable[tuple[str, Face]]:
        own = self.fonts.own(style.weight)
        if own.covers(text):
            return [(text, own)]
        chosen = [
            (cluster, self._face(cluster, style, language))
            for whole in clusters(text)
            for cluster in self._drawable(whole, style, language)
        ]
        return [
            ("".join(cluster for cluster, _ in group), face)
            for face, group in groupby(chosen, key=lambda item: item[1])
        ]

    def _drawable(self, cluster: str, style: TextStyle, language: str) -> Sequence[str]:
        """Keep a character and its marks together if one font has all of them."""
        return (cluster,) if self.fonts.face_for(cluster, style.weight, language) else tuple(cluster)

    def _face(self, cluster: str, style: TextStyle, language: str) -> Face:
        face = self.fonts.face_for(cluster, style.weight, language)
        if face is None:
            raise FrontDeskError("paper.missing_characters", characters=cluster)
        return face


@lru_cache(maxsize=1)
def system_typesetter() -> Typesetter:
    """Return the typesetter with this computer's fonts; one object, as it remembers what it shaped."""
    return Typesetter(system_fonts())


def _remember(memory: dict[K, V], key: K, value: V, limit: int) -> None:
    if len(memory) >= limit:
        memory.clear()
    memory[key] = value


def _pieces(text: str, base: int) -> Iterable[_Piece]:
    if not base and not has_right_to_left(text):
        return [_Piece(piece, (0,)) for piece in breaking.pieces(text)]
    found = []
    start = 0
    embedding = levels(text, base)
    for piece in breaking.pieces(text):
        found.append(_Piece(piece, tuple(embedding[start : start + len(piece)])))
        start += len(piece)
    return found


def _by_level(piece: _Piece) -> list[tuple[str, int]]:
    if len(set(piece.levels)) == 1:
        return [(piece.text, piece.levels[0])]
    grouped = groupby(zip(piece.text, piece.levels, strict=True), key=lambda item: item[1])
    return [("".join(character for character, _ in group), level) for level, group in grouped]


def _joined(pieces: Iterable[_Piece]) -> Iterable[_Piece]:
    """Put pieces together that no space parts, so that they are shaped as one word."""
    for space, group in groupby(pieces, key=lambda piece: piece.space):
        parts = list(group)
        if space or len(parts) == 1:
            yield from parts
        else:
            yield _Piece(
                "".join(part.text for part in parts), tuple(level for part in parts for level in part.levels)
            )


def _operators(runs: Sequence[Run], style: TextStyle) -> str:
    parts: list[str] = []
    for face, group in groupby(runs, key=lambda run: run.face):
        parts.append(f"/{face.name} {style.size:g} Tf")
        for plain, same in groupby(group, key=lambda run: bool(run.array)):
            if plain:
                parts.append(f"[{' '.join(run.array for run in same)}] TJ")
            else:
                parts.extend(run.operators for run in same)
    return " ".join(parts)
