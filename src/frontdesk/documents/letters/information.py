"""The information block of a letter: reference, contact and date, beside the address."""

from __future__ import annotations

from collections.abc import Iterable

from frontdesk.documents.blocks import placed_cell, placed_label
from frontdesk.documents.content import LetterContent
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import millimetres, points
from frontdesk.documents.layouts.layout import LetterLayout
from frontdesk.documents.pdf.items import PlacedLine
from frontdesk.documents.text.typesetter import Line, Typesetter

_GAP = 3.5  # mm between the longest label and the values
_LARGEST_LABELS = 0.5  # of the block's width


def place_information(
    content: LetterContent, layout: LetterLayout, typesetter: Typesetter
) -> tuple[PlacedLine, ...]:
    """Return labels and values, each value beside its label, as far down as the block goes."""
    box = layout.information
    entries = _entries(content)
    labels = [typesetter.line(label, layout.look["label"], content.language) for label, _ in entries]
    label_width = min(_widest(labels), box.width * _LARGEST_LABELS)
    left = box.left + label_width + _GAP
    items: list[PlacedLine] = []
    top = box.top
    for label, (_, value) in zip(labels, entries, strict=True):
        items.append(placed_label(label, layout.look["value"], box.left, top))
        for line in typesetter.paragraph(
            value, layout.look["value"], points(box.right - left), content.language
        ):
            items.append(placed_cell(line, left, top, box.right - left, role="information"))
            top += millimetres(line.style.leading)
    return tuple(items)


def _entries(content: LetterContent) -> list[tuple[str, str]]:
    words = fixed_words(content.language)
    entries = (
        ("reference", content.reference),
        ("contact", content.signatory.name),
        ("phone", content.sender.phone),
        ("date", content.date),
    )
    return [(words[name], value) for name, value in entries if value]


def _widest(lines: Iterable[Line]) -> float:
    return max((millimetres(line.width) for line in lines), default=0.0)
