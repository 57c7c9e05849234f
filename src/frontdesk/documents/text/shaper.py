"""Words in one style and language, shaped once and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from frontdesk.documents.text.characters import clusters
from frontdesk.documents.text.face import Face
from frontdesk.documents.text.fonts import Fonts
from frontdesk.documents.text.run import Run, shape_run
from frontdesk.documents.text.style import TextStyle
from frontdesk.documents.text.unprintable import refusal_of

_WORDS_KEPT = 1_500


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Text of one direction, shaped: its runs from left to right, and their width in points."""

    runs: tuple[Run, ...]
    width: float


class Shaper:
    """Shapes words; a character that no font has is refused with `FrontDeskError`."""

    def __init__(self, fonts: Fonts, style: TextStyle, language: str) -> None:
        self._fonts = fonts
        self._own = fonts.own(style.weight, style.family)
        self._style = style
        self._language = language
        self._words: tuple[dict[str, Word], dict[str, Word]] = ({}, {})

    def word(self, text: str, level: int = 0) -> Word:
        """Return `text` shaped; an odd level runs from the right."""
        words = self._words[level % 2]
        known = words.get(text)
        if known is None:
            if len(words) >= _WORDS_KEPT:
                words.clear()
            known = words[text] = self._shaped(text, right_to_left=bool(level % 2))
        return known

    def _shaped(self, text: str, *, right_to_left: bool) -> Word:
        stretches = self._by_face(text)
        if right_to_left:
            stretches.reverse()
        runs = tuple(
            shape_run(part, face, self._style.size, right_to_left=right_to_left, language=self._language)
            for part, face in stretches
        )
        return Word(runs, sum(run.width for run in runs))

    def _by_face(self, text: str) -> list[tuple[str, Face]]:
        # A whole word in another of our faces looks better than one strange letter in it.
        for face in self._own:
            if face.covers(text):
                return [(text, face)]
        chosen = [(part, self._face(part)) for whole in clusters(text) for part in self._drawable(whole)]
        return [
            ("".join(part for part, _ in group), face)
            for face, group in groupby(chosen, key=lambda item: item[1])
        ]

    def _drawable(self, cluster: str) -> Sequence[str]:
        """Keep a character and its marks together if one font has all of them."""
        return (cluster,) if self._found(cluster) else tuple(cluster)

    def _face(self, part: str) -> Face:
        face = self._found(part)
        if face is None:
            raise refusal_of(part)
        return face

    def _found(self, part: str) -> Face | None:
        own = next((face for face in self._own if face.covers(part)), None)
        return own or self._fonts.face_for(part, self._style.weight, self._language)


def operators(runs: Iterable[Run], size: float) -> str:
    """Return the operators that draw `runs` one after the other at `size` points."""
    parts: list[str] = []
    for face, group in groupby(runs, key=lambda run: run.face):
        parts.append(f"/{face.name} {size:g} Tf")
        for plain, same in groupby(group, key=lambda run: bool(run.array)):
            if plain:
                parts.append(f"[{' '.join([run.array for run in same])}] TJ")
            else:
                parts.extend(run.operators for run in same)
    return " ".join(parts)
