"""The pages of a referral slip: who has it and by when on top, what was said below."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.documents.blocks import Block, Frame, Row, placed, placed_label, rows_of
from frontdesk.documents.content import Align, Fact, SlipContent
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import Box, millimetres, points
from frontdesk.documents.layouts.layout import FlowLayout, flow_layout
from frontdesk.documents.page_flow import flow
from frontdesk.documents.pdf.items import Item, Page, Rule, Surface
from frontdesk.documents.text.typesetter import Line, Typesetter

_HAIRLINE = 0.4
_BAR_WEIGHT = 2.2
_LABEL_WIDTH = 34.0  # mm
_DUE_PADDING = 3.0
_SIGNING_HEIGHT = 12.0
_SIGNING_GAP = 6.0
_AFTER_RULE = 4.0
_HEAD_TOP = 12.0


class SlipComposer:
    """Composes one slip."""

    def __init__(self, content: SlipContent, typesetter: Typesetter) -> None:
        self._content = content
        self._typesetter = typesetter
        self._layout = flow_layout(content.layout, "slip")
        self._words = fixed_words(content.language)
        self._width = self._layout.width

    def pages(self) -> list[Page]:
        """Return the finished pages."""
        texts = flow(
            list(self._blocks()),
            _frame(self._layout, self._layout.body.top),
            _frame(self._layout, self._layout.body.next_top),
        )
        pages = [
            self._page((*items, *self._head(number, len(texts))))
            for number, items in enumerate(texts, start=1)
        ]
        for page in pages:
            check_printable(page, self._layout.sheet.printable)
        return pages

    def _page(self, items: tuple[Item, ...]) -> Page:
        return Page(self._layout.sheet.width, self._layout.sheet.height, items)

    def _blocks(self) -> Iterator[Block]:
        content = self._content
        yield Block((self._top(),))
        yield self._text(content.department, "department", 2.0)
        if content.person:
            yield self._text(f"{self._words['person']} {content.person}", "person")
        if content.answer_by:
            yield Block((self._due(),), 3.5)
        yield self._text(content.subject, "subject", 5.0)
        yield Block(tuple(row for fact in content.facts for row in self._fact(fact)), 2.0)
        if content.details:
            yield self._text(self._words["details"], "label", 4.0, with_next=True)
            for paragraph in content.details.split("\n"):
                yield self._text(paragraph, "body")
        yield Block((self._signing(),), 4.0)

    def _text(self, text: str, style: str, space: float = 0.0, *, with_next: bool = False) -> Block:
        lines = self._typesetter.paragraph(
            text, self._layout.look[style], points(self._width), self._content.language
        )
        return Block(rows_of(lines, self._width, role=style), space, with_next)

    def _line(self, text: str, style: str) -> Line:
        return self._typesetter.line(text, self._layout.look[style], self._content.language)

    def _top(self) -> Row:
        kind = self._line(self._content.kind or self._words["referral"], "kind")
        office = self._line(self._content.office, "office")
        reference = self._line(self._content.reference, "reference")
        colours = self._layout.look.colours
        first = _BAR_WEIGHT
        below = first + millimetres(reference.style.leading) + 2.0
        return Row(
            below + _AFTER_RULE,
            (
                placed(kind, 0, first - 0.6, self._width, role="kind"),
                placed(office, 0, first - 0.6 + millimetres(kind.style.leading), self._width, role="office"),
                placed(reference, 0, first, self._width, align=Align.END, role="reference"),
                Rule(0, below, self._width, below, _HAIRLINE, colours["line"]),
            ),
        )

    def _due(self) -> Row:
        label = self._line(self._content.due_label or self._words["answer_by"], "label")
        due = self._line(self._content.answer_by, "due")
        inner = self._width - 2 * _DUE_PADDING
        second = _DUE_PADDING - 0.8 + millimetres(label.style.leading)
        height = second + millimetres(due.style.leading) + _DUE_PADDING - 0.8
        colours = self._layout.look.colours
        return Row(
            height,
            (
                Surface(Box(0, 0, self._width, height), colours["soft"]),
                Rule(0.4, 0, 0.4, height, _BAR_WEIGHT, colours["accent"]),
                placed(label, _DUE_PADDING, _DUE_PADDING - 0.8, inner, role="label"),
                placed(due, _DUE_PADDING, second, inner, role="due"),
            ),
        )

    def _fact(self, fact: Fact) -> list[Row]:
        label = self._line(fact.label, "label")
        width = self._width - _LABEL_WIDTH
        values = self._typesetter.paragraph(
            fact.value, self._layout.look["value"], points(width), self._content.language
        )
        rows = list(rows_of(values, width, left=_LABEL_WIDTH, role="value"))
        rows[0] = Row(rows[0].height, (placed_label(label, self._layout.look["value"], 0, 0), *rows[0].items))
        return rows

    def _signing(self) -> Row:
        half = (self._width - _SIGNING_GAP) / 2
        right = half + _SIGNING_GAP
        colour = self._layout.look.colours["muted"]
        title, style = self._line(self._words["in_hand"], "person"), self._layout.look["label"]
        base = millimetres(title.style.leading) + _SIGNING_HEIGHT
        return Row(
            base + millimetres(style.leading) + 1.0,
            (
                placed(title, 0, 0, self._width, role="label"),
                Rule(0, base, half, base, _HAIRLINE, colour),
                Rule(right, base, self._width, base, _HAIRLINE, colour),
                placed(self._line(self._words["signature"], "label"), 0, base + 0.5, half, role="label"),
                placed(self._line(self._words["signed_on"], "label"), right, base + 0.5, half, role="label"),
            ),
        )

    def _head(self, number: int, count: int) -> list[Item]:
        if number == 1:
            return []
        left = self._layout.body.left
        page = self._line(self._words["page"].format(page=number, pages=count), "head")
        return [
            placed(self._line(self._content.reference, "head"), left, _HEAD_TOP, self._width, role="head"),
            placed(page, left, _HEAD_TOP, self._width, align=Align.END, role="head"),
        ]


def _frame(layout: FlowLayout, top: float) -> Frame:
    return Frame(layout.body.left, top, layout.sheet.height - layout.body.bottom - top)
