"""What the office's letters have in common: letterhead, footer, fold and hole marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frontdesk.documents.blocks import placed_cell
from frontdesk.documents.content import LetterContent, Letterhead, Sender
from frontdesk.documents.layouts.geometry import Box, millimetres, points
from frontdesk.documents.layouts.layout import LetterLayout
from frontdesk.documents.pdf.items import Item, Picture, Rule, Stationery
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.text.typesetter import Line, Typesetter

_BAR = 14.0  # mm, the short coloured bar above the office's name
_BAR_WEIGHT = 2.2
_BELOW_BAR = 3.6
_HAIRLINE = 0.4
_WIDEST_LOGO = 70.0
_BESIDE_LOGO = 8.0
_FOLD_MARK = 4.0
_HOLE_MARK = 6.0
_FOOTER_GAP = 3.0
_MOST_FOOTER_LINES = 4
_MOST_FOOTER_COLUMNS = 3
_FOOTER_COLUMN_GAP = 3.0
_BESIDE_CODE = 5.0


@dataclass(frozen=True, slots=True)
class _Paper:
    """What one sheet of stationery depends on."""

    sender: Sender
    letterhead: Letterhead
    layout: str
    language: str
    first: bool
    code: str


class StationeryMaker:
    """Makes each sender's stationery once and hands out the same one for every further letter."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._made: dict[_Paper, Stationery] = {}

    def first_page(self, content: LetterContent, layout: LetterLayout) -> Stationery:
        """Return letterhead, footer and marks.

        Raises `FrontDeskError` (field "logo") for a logo that cannot be printed.
        """
        return self._once(content, layout, first=True)

    def further_page(self, content: LetterContent, layout: LetterLayout) -> Stationery:
        """Return the footer only."""
        return self._once(content, layout, first=False)

    def _once(self, content: LetterContent, layout: LetterLayout, *, first: bool) -> Stationery:
        code = layout.code_kind(content) if first else ""
        paper = _Paper(content.sender, content.letterhead, layout.id, content.language, first, code)
        if paper not in self._made:
            items = list(self._footer(paper, layout))
            if first:
                items += self._letterhead(paper, layout)
                items += _marks(layout) if paper.letterhead.marks else ()
            self._made[paper] = Stationery(tuple(items))
        return self._made[paper]

    def _letterhead(self, paper: _Paper, layout: LetterLayout) -> Sequence[Item]:
        head = layout.letterhead
        logo = _logo(paper.letterhead.logo, head)
        width = head.width - (logo[0].box.width + _BESIDE_LOGO if logo else 0.0)
        bar = Rule(
            head.left, head.top, head.left + _BAR, head.top, _BAR_WEIGHT, layout.look.colours["accent"]
        )
        lines = self._typesetter.paragraph(
            paper.sender.name, layout.look["office"], points(width), paper.language
        )
        names = []
        top = head.top + _BELOW_BAR
        for line in lines[:2]:
            names.append(placed_cell(line, head.left, top, width, role="letterhead"))
            top += millimetres(line.style.leading)
        return [*logo, bar, *names]

    def _footer(self, paper: _Paper, layout: LetterLayout) -> Sequence[Item]:
        width = layout.body_width
        if paper.code == "qr" and layout.codes["qr"].bottom > layout.footer_top:
            width = layout.codes["qr"].left - _BESIDE_CODE - layout.body.left
        columns = [self._column(texts, paper, layout, width) for texts in _footer_columns(paper)]
        left, right, top = layout.body.left, layout.body.left + layout.body_width, layout.footer_top
        items: list[Item] = [Rule(left, top, right, top, _HAIRLINE, layout.look.colours["line"])]
        if not columns:
            return items if paper.code else []
        widths = [max(millimetres(line.width) for line in lines) for lines in columns]
        gap = (width - sum(widths)) / max(len(columns) - 1, 1)
        for lines, own in zip(columns, widths, strict=True):
            for index, line in enumerate(lines):
                down = top + _FOOTER_GAP + index * millimetres(line.style.leading)
                items.append(placed_cell(line, left, down, own, role="footer"))
            left += own + gap
        return items

    def _column(
        self, texts: Sequence[str], paper: _Paper, layout: LetterLayout, width: float
    ) -> Sequence[Line]:
        own = points(width / _MOST_FOOTER_COLUMNS - _FOOTER_COLUMN_GAP)
        style = layout.look["footer"]
        lines = [
            line for text in texts for line in self._typesetter.paragraph(text, style, own, paper.language)
        ]
        return lines[:_MOST_FOOTER_LINES]


def _logo(data: bytes, head: Box) -> list[Picture]:
    """Return the logo in the upper right corner, as large as the letterhead has room for."""
    if not data:
        return []
    graphic = picture(data)
    width, height = fitted(graphic, min(_WIDEST_LOGO, head.width), head.height)
    return [Picture(Box(head.right - width, head.top, width, height), graphic, "logo")]


def _footer_columns(paper: _Paper) -> list[tuple[str, ...]]:
    sender = paper.sender
    contact = tuple(text for text in (sender.phone, sender.email, sender.website) if text)
    own = (*sender.footer, *paper.letterhead.footer)
    return [column for column in (sender.lines, contact, own) if any(column)]


def _marks(layout: LetterLayout) -> Sequence[Item]:
    """Return the marks at the sheet's left edge, where the printer just reaches."""
    left, colour = layout.sheet.margin, layout.look.colours["muted"]
    folds = [(top, _FOLD_MARK) for top in layout.folds]
    holes = [(layout.hole, _HOLE_MARK)] if layout.hole is not None else []
    return [Rule(left, top, left + length, top, _HAIRLINE, colour) for top, length in [*folds, *holes]]
