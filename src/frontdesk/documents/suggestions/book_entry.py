"""One entry of the book: when and by whom, its own words, and below them what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.documents.blocks import Block, Row
from frontdesk.documents.suggestions.content import Answer, BookEntry
from frontdesk.documents.suggestions.setting import Setter

_BEFORE_CHAPTER = 10.0  # mm
_AFTER_CHAPTER = 3.0
_BETWEEN = 5.8
_BEFORE_TEXT = 0.6
_BETWEEN_PARAGRAPHS = 1.4
_BEFORE_ANSWER = 2.2


class EntryBlocks:
    """Makes the blocks of entries for a column `width` mm wide."""

    def __init__(self, setter: Setter, width: float) -> None:
        self._setter = setter
        self._width = width

    def of(self, entry: BookEntry, *, heading: bool) -> list[Block]:
        """Return an entry's blocks; with the heading of its chapter where that begins."""
        blocks = []
        if heading:
            text = self._setter.block(
                entry.chapter, "chapter", self._width, space=_BEFORE_CHAPTER, with_next=True
            )
            blocks.append(text)
        space = _AFTER_CHAPTER if heading else _BETWEEN
        return [*blocks, *self._said(entry, space), *self._answered(entry.answer)]

    def _said(self, entry: BookEntry, space: float) -> Iterator[Block]:
        about = " · ".join(part for part in (*entry.about, entry.reference) if part)
        yield self._setter.block(about, "about", self._width, space=space, with_next=True)
        if entry.title:
            yield self._own(entry, entry.title, "title", _BEFORE_TEXT)
        paragraphs = [part for part in entry.text.split("\n") if part.strip()] or [""]
        for number, paragraph in enumerate(paragraphs):
            above = _BETWEEN_PARAGRAPHS if number else _BEFORE_TEXT
            yield self._own(entry, paragraph, "body", above)

    def _own(self, entry: BookEntry, text: str, style: str, space: float) -> Block:
        """Return words of the writer; a title stays with what it stands above."""
        return self._setter.block(
            text, style, self._width, language=entry.language, space=space, with_next=style == "title"
        )

    def _answered(self, answer: Answer | None) -> Iterator[Block]:
        if answer is None:
            return
        rows = self._barred(answer, answer.label, answer.tone.value, "")
        if answer.text.strip():
            rows += self._barred(answer, answer.text, "answer", answer.language)
        yield Block(rows, _BEFORE_ANSWER)

    def _barred(self, answer: Answer, text: str, style: str, language: str) -> tuple[Row, ...]:
        return self._setter.barred(
            text,
            style,
            self._width,
            language=language,
            colour=answer.tone.value,
            from_right=self._setter.reads_from_right(answer.text, "answer", answer.language),
        )
