"""Setting texts of people: in their own language, whole, and aligned to the side they are read from."""

from __future__ import annotations

from frontdesk.documents.blocks import Block, Row, placed, rows_of
from frontdesk.documents.content import Align
from frontdesk.documents.layouts.geometry import millimetres, points
from frontdesk.documents.look import Look
from frontdesk.documents.pdf.items import Rule
from frontdesk.documents.text.spelling import spelled_out
from frontdesk.documents.text.typesetter import Line, Typesetter

_BAR = 2.2  # points
_HALF = millimetres(_BAR / 2)
_INDENT = 4.0  # mm from the bar to the words
_LOOKED_AT = 200  # characters
_ANY = 100.0  # mm


class Setter:
    """Sets texts in the styles of one look."""

    def __init__(self, typesetter: Typesetter, look: Look, language: str) -> None:
        self._typesetter = typesetter
        self.look = look
        self._language = language

    def lines(self, text: str, style: str, width: float, language: str = "") -> tuple[Line, ...]:
        """Return a text as lines of at most `width` mm; `language` where it is not the document's."""
        whole = spelled_out(text, self._typesetter.fonts)
        return self._typesetter.paragraph(whole, self.look[style], points(width), language or self._language)

    def line(self, text: str, style: str) -> Line:
        """Return a text on one line, however wide."""
        whole = spelled_out(text, self._typesetter.fonts)
        return self._typesetter.line(whole, self.look[style], self._language)

    def fitting(self, text: str, style: str, width: float) -> Line:
        """Return the first line of a text that may be too long for the place it has."""
        return self.lines(" ".join(text.split()), style, width)[0]

    def block(
        self,
        text: str,
        style: str,
        width: float,
        *,
        language: str = "",
        space: float = 0.0,
        with_next: bool = False,
    ) -> Block:
        """Return a paragraph as a block whose rows have the role of their style."""
        return Block(rows_of(self.lines(text, style, width, language), width, role=style), space, with_next)

    def barred(
        self, text: str, style: str, width: float, *, language: str, colour: str, from_right: bool
    ) -> tuple[Row, ...]:
        """Return rows beside a bar, which stands on the side from which the whole is read."""
        inner = width - _INDENT
        left, bar = (0.0, width - _HALF) if from_right else (_INDENT, _HALF)
        rows = []
        for line in self.lines(text, style, inner, language):
            height = millimetres(line.style.leading)
            align = Align.START if line.right_to_left == from_right else Align.END
            rule = Rule(bar, 0, bar, height, _BAR, self.look.colours[colour])
            rows.append(Row(height, (rule, placed(line, left, 0, inner, align=align, role=style))))
        return tuple(rows)

    def reads_from_right(self, text: str, style: str, language: str) -> bool:
        """Whether a text is read from the right."""
        return self.lines(text[:_LOOKED_AT], style, _ANY, language)[0].right_to_left
