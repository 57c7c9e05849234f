"""What the office's letters have in common: letterhead, footer, fold and hole marks."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.documents.blocks import placed_cell
from frontdesk.documents.content import Sender
from frontdesk.documents.geometry import millimetres, points
from frontdesk.documents.layouts import LetterLayout
from frontdesk.documents.pdf.items import Item, Rule, Stationery
from frontdesk.documents.text.typesetter import Line, Typesetter

_BAR = 14.0  # mm, the short coloured bar above the office's name
_BAR_WEIGHT = 2.2
_BELOW_BAR = 3.6
_HAIRLINE = 0.4
_MARK_LEFT = 3.5  # mm: beside what most printers reach, and short, so as not to disturb
_FOLD_MARK = 4.0
_HOLE_MARK = 6.0
_FOOTER_GAP = 3.0
_MOST_FOOTER_LINES = 4
_MOST_FOOTER_COLUMNS = 3
_FOOTER_COLUMN_GAP = 3.0


class StationeryMaker:
    """Makes each sender's stationery once and hands out the same one for every further letter."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._made: dict[tuple[Sender, str, str, bool], Stationery] = {}

    def first_page(self, sender: Sender, layout: LetterLayout, language: str) -> Stationery:
        """Return letterhead, footer, return address and marks."""
        return self._once(sender, layout, language, first=True)

    def further_page(self, sender: Sender, layout: LetterLayout, language: str) -> Stationery:
        """Return the footer only."""
        return self._once(sender, layout, language, first=False)

    def _once(self, sender: Sender, layout: LetterLayout, language: str, *, first: bool) -> Stationery:
        key = (sender, layout.id, language, first)
        if key not in self._made:
            items = list(self._footer(sender, layout, language))
            if first:
                items += [*self._letterhead(sender, layout, language), *_marks(layout)]
            self._made[key] = Stationery(tuple(items))
        return self._made[key]

    def _letterhead(self, sender: Sender, layout: LetterLayout, language: str) -> Sequence[Item]:
        head = layout.letterhead
        bar = Rule(
            head.left, head.top, head.left + _BAR, head.top, _BAR_WEIGHT, layout.look.colours["accent"]
        )
        lines = self._typesetter.paragraph(sender.name, layout.look["office"], points(head.width), language)
        names = []
        top = head.top + _BELOW_BAR
        for line in lines[:2]:
            names.append(placed_cell(line, head.left, top, head.width, role="letterhead"))
            top += millimetres(line.style.leading)
        return [bar, *names]

    def _footer(self, sender: Sender, layout: LetterLayout, language: str) -> Sequence[Item]:
        columns = [self._column(texts, layout, language) for texts in _footer_columns(sender)]
        if not columns:
            return []
        left, right, top = layout.body.left, layout.body.left + layout.body_width, layout.footer_top
        items: list[Item] = [Rule(left, top, right, top, _HAIRLINE, layout.look.colours["line"])]
        widths = [max(millimetres(line.width) for line in lines) for lines in columns]
        gap = (layout.body_width - sum(widths)) / max(len(columns) - 1, 1)
        for lines, width in zip(columns, widths, strict=True):
            for index, line in enumerate(lines):
                down = top + _FOOTER_GAP + index * millimetres(line.style.leading)
                items.append(placed_cell(line, left, down, width, role="footer"))
            left += width + gap
        return items

    def _column(self, texts: Sequence[str], layout: LetterLayout, language: str) -> Sequence[Line]:
        width = points(layout.body_width / _MOST_FOOTER_COLUMNS - _FOOTER_COLUMN_GAP)
        style = layout.look["footer"]
        lines = [line for text in texts for line in self._typesetter.paragraph(text, style, width, language)]
        return lines[:_MOST_FOOTER_LINES]


def _footer_columns(sender: Sender) -> list[tuple[str, ...]]:
    contact = tuple(text for text in (sender.phone, sender.email, sender.website) if text)
    return [column for column in (sender.lines, contact, sender.footer) if any(column)]


def _marks(layout: LetterLayout) -> Sequence[Item]:
    colour = layout.look.colours["muted"]
    folds = [(top, _FOLD_MARK) for top in layout.folds]
    holes = [(layout.hole, _HOLE_MARK)] if layout.hole is not None else []
    return [
        Rule(_MARK_LEFT, top, _MARK_LEFT + length, top, _HAIRLINE, colour) for top, length in [*folds, *holes]
    ]
