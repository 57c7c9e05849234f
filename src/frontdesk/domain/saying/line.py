"""The pieces of a saying with everything that they can mean in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from frontdesk.domain.saying.marks import Mark
from frontdesk.domain.saying.words import Meaning, TimeWords

SKIP: Final = "skip"

Place = int
Step = tuple[Meaning, Place]


@dataclass(frozen=True, slots=True)
class Line:
    """A saying as one language reads it: from each place on, what can begin there and where it ends."""

    marks: tuple[Mark, ...]
    words: TimeWords
    steps: tuple[tuple[Step, ...], ...]

    @classmethod
    def of(cls, marks: tuple[Mark, ...], words: TimeWords) -> Line:
        """Return a saying with the meanings of its phrases."""
        steps = tuple(tuple(_meanings(marks, words, at)) for at in range(len(marks)))
        return cls(marks, words, steps)

    def takes(self, at: Place, *kinds: str) -> Iterator[Step]:
        """Yield the phrases of these kinds that begin at a place, little words before them left out."""
        for here in self.starts(at):
            if here < len(self.marks):
                yield from (step for step in self.steps[here] if step[0].kind in kinds)

    def mark(self, at: Place, *kinds: str) -> Iterator[tuple[Mark, Place]]:
        """Yield the number or sign that stands at a place, little words before it left out."""
        for here in self.starts(at):
            if here < len(self.marks) and self.marks[here].kind in kinds:
                yield self.marks[here], here + 1

    def after(self, at: Place, *kinds: str) -> Iterator[Place]:
        """Yield where phrases of these kinds end that begin at a place."""
        yield from (place for _, place in self.takes(at, *kinds))

    def maybe(self, at: Place, *kinds: str) -> Iterator[Place]:
        """Yield the place itself, and where phrases of these kinds end that may stand there."""
        yield at
        yield from self.after(at, *kinds)

    def starts(self, at: Place) -> Iterator[Place]:
        """Yield the place, and those behind the little words ("the", "please") that stand there."""
        yield at
        while at < len(self.marks):
            if self.marks[at].kind == "dot":
                at += 1
            else:
                skipped = [place for meaning, place in self.steps[at] if meaning.kind == SKIP]
                if not skipped:
                    return
                at = max(skipped)
            yield at

    def words_between(self, at: Place, end: Place) -> tuple[str, ...]:
        """Return the pieces from a place to another, little words before them left out."""
        begins = max(here for here in self.starts(at) if here < end)
        return tuple(mark.text for mark in self.marks[begins:end])

    def is_end(self, at: Place) -> bool:
        """Whether nothing but little words follows."""
        return len(self.marks) in self.starts(at)

    def unknown(self) -> str:
        """Return the first word that means nothing in this language; "" where all mean something."""
        known = {place for at, steps in enumerate(self.steps) for _, end in steps for place in range(at, end)}
        for at, mark in enumerate(self.marks):
            if mark.kind == "unknown" or (mark.kind == "word" and at not in known):
                return mark.text
        return ""


def _meanings(marks: tuple[Mark, ...], words: TimeWords, at: Place) -> Iterator[Step]:
    """Yield what the longest phrase at a place can mean: "après midi" is not "après"."""
    for end in range(min(at + words.longest, len(marks)), at, -1):
        known = words.phrases.get(tuple(mark.text for mark in marks[at:end]), ())
        if known:
            yield from ((meaning, end) for meaning in known)
            return
