"""The running text of a letter as blocks: subject, paragraphs, closing, signature, enclosures."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.documents.blocks import Block, Row, rows_of
from frontdesk.documents.content import LetterContent
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import Box, points
from frontdesk.documents.layouts.layout import LetterLayout
from frontdesk.documents.pdf.items import Picture
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.text.direction import reads_from_right
from frontdesk.documents.text.typesetter import Typesetter

_PARAGRAPH_GAP = 2.7  # mm, as all that follow
_AFTER_SUBJECT = 3.2
_BEFORE_CLOSING = 4.0
_ROOM_FOR_SIGNATURE = 13.0
_WIDEST_SIGNATURE = 55.0
_HIGHEST_SIGNATURE = 18.0
_AROUND_SIGNATURE = 1.0
_BEFORE_ENCLOSURES = 6.0


class LetterText:
    """Sets one letter's text in its layout's styles."""

    def __init__(self, content: LetterContent, layout: LetterLayout, typesetter: Typesetter) -> None:
        self._content = content
        self._layout = layout
        self._typesetter = typesetter

    def blocks(self) -> list[Block]:
        """Return everything below the information block; the closing never stands alone on a page."""
        blocks = [self._block(self._content.subject, "subject", with_next=True)]
        gap = _AFTER_SUBJECT
        for paragraph in self._content.paragraphs:
            blocks.append(self._block(paragraph, "body", gap))
            gap = _PARAGRAPH_GAP
        blocks[-1] = replace(blocks[-1], with_next=True)
        return [*blocks, *self._ending()]

    def _ending(self) -> list[Block]:
        signatory = self._content.signatory
        below = "\n".join(text for text in (signatory.title, signatory.department) if text)
        blocks = [
            self._block(self._content.closing, "body", _BEFORE_CLOSING, with_next=True),
            Block((self._signature(),), with_next=True),
            self._block(signatory.name, "signatory", with_next=True),
            self._block(below, "department", with_next=bool(self._content.enclosures)),
        ]
        if self._content.enclosures:
            title = fixed_words(self._content.language)["enclosures"]
            listed = "\n".join((title, *self._content.enclosures))
            blocks.append(self._block(listed, "enclosures", _BEFORE_ENCLOSURES))
        return blocks

    def _signature(self) -> Row:
        """Return the room for a signature, with its picture where there is one."""
        data = self._content.signatory.signature
        if not data:
            return Row(_ROOM_FOR_SIGNATURE, ())
        graphic = picture(data, field="signature")
        width, height = fitted(graphic, _WIDEST_SIGNATURE, _HIGHEST_SIGNATURE)
        room = max(_ROOM_FOR_SIGNATURE, height + 2 * _AROUND_SIGNATURE)
        spare = self._layout.body_width - width
        left = spare if reads_from_right(self._content.language) else 0.0
        box = Box(left, (room - height) / 2, width, height)
        return Row(room, (Picture(box, graphic, "signature"),))

    def _block(self, text: str, style: str, space: float = 0.0, *, with_next: bool = False) -> Block:
        width = self._layout.body_width
        lines = self._typesetter.paragraph(
            text, self._layout.look[style], points(width), self._content.language
        )
        return Block(rows_of(lines, width, role=style), space, with_next)
