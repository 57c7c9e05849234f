"""The sheets of blank forms: lines to write on, boxes to tick, the code in the upper right corner."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.documents.blocks import placed_cell
from frontdesk.documents.content import Align
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import Box, millimetres
from frontdesk.documents.pdf.items import Item, Page, Rule
from frontdesk.documents.pictures.codes import QR, place_code
from frontdesk.documents.sheets.grid import cut_lines
from frontdesk.documents.suggestions.content import FormContent
from frontdesk.documents.suggestions.layouts import form_layout
from frontdesk.documents.suggestions.setting import Setter
from frontdesk.documents.text.typesetter import Typesetter

_CHOICES = ("letter", "postcard", "email", "phone", "notice", "not_at_all")
_BOX = 3.0  # mm, of a box to tick
_AFTER_BOX = 1.4
_BETWEEN_CHOICES = 3.2
_BEFORE_QUESTION = 0.8
_WRITING = 0.3  # points
_CUT = 0.3
_BELOW_LABEL = 0.6
_BETWEEN_FIELDS = 6.0
_FROM_LINES = 2.4  # mm from the last line to what follows


class FormComposer:
    """Composes one PDF of forms."""

    def __init__(self, content: FormContent, typesetter: Typesetter) -> None:
        self._content = content
        self._layout = form_layout(content.layout, content.letterhead)
        self._setter = Setter(typesetter, self._layout.look, content.language)
        self._words = fixed_words(content.language)
        self._width = self._layout.grid.width - self._layout.body.left - self._layout.body.right

    def pages(self) -> Iterator[Page]:
        """Yield the sheets."""
        sheet, colour = self._layout.sheet, self._layout.look.colours["line"]
        cuts = tuple(Rule(*ends, _CUT, colour) for ends in cut_lines(self._layout.grid, sheet.printable))
        for forms in self._layout.grid.sheets(self._content.codes, 1):
            items: list[Item] = list(cuts)
            for place, code in forms:
                items += (item.moved(place.left, place.top) for item in self._form(code))
            page = Page(sheet.width, sheet.height, tuple(items))
            check_printable(page, sheet.printable)
            yield page

    def _form(self, code: str) -> Iterator[Item]:
        """Yield one form, from its own corner: the head, the foot, and lines for as much as is left."""
        body = self._layout.body
        for item in self._head(code):
            yield item.moved(body.left, body.top)
        foot, height = self._foot()
        bottom = self._layout.grid.height - body.bottom - height
        for item in foot:
            yield item.moved(body.left, bottom)
        top = body.top + self._layout.code + _FROM_LINES / 2
        for item in self._lines(bottom - _FROM_LINES - top):
            yield item.moved(body.left, top)

    def _head(self, code: str) -> Iterator[Item]:
        side = self._layout.code
        room = self._width - side - _BETWEEN_FIELDS
        title = self._setter.fitting(self._words["form_title"], "title", room)
        office = self._setter.fitting(self._content.sender.name, "office", room)
        yield placed_cell(title, 0, 0, room, role="title")
        below = millimetres(title.style.leading)
        yield placed_cell(office, 0, below, room, role="office")
        number = self._setter.line(code, "reference")
        yield placed_cell(
            number, 0, side - millimetres(number.style.leading), room, align=Align.END, role="reference"
        )
        label = self._setter.fitting(self._words["form_text"], "label", room - millimetres(number.width))
        yield placed_cell(label, 0, side - millimetres(label.style.leading), room, role="label")
        yield place_code(code, QR, Box(self._width - side, 0, side, side))

    def _lines(self, height: float) -> Iterator[Item]:
        """Yield lines to write on, as many as there is height for, evenly."""
        count = max(int(height / self._layout.pitch), 1)
        for number in range(1, count + 1):
            yield self._rule(0, self._width, number * height / count)

    def _foot(self) -> tuple[list[Item], float]:
        """Return what is asked below the lines, and how high that is."""
        items: list[Item] = []
        top = 0.0
        for names in (("form_place", "form_name"), ("form_contact",)):
            top = self._asked(items, names, top)
        top += _BEFORE_QUESTION
        question = self._setter.fitting(self._words["form_hear"], "label", self._width)
        items.append(placed_cell(question, 0, top, self._width, role="label"))
        top += millimetres(question.style.leading) + _BELOW_LABEL
        top = self._ticked(items, [self._words[f"form_{choice}"] for choice in _CHOICES], top)
        top = self._ticked(items, [self._words["form_print"]], top) + _BELOW_LABEL
        for line in self._setter.lines(self._words["form_note"], "note", self._width):
            items.append(placed_cell(line, 0, top, self._width, role="note"))
            top += millimetres(line.style.leading)
        return items, top

    def _asked(self, items: list[Item], names: tuple[str, ...], top: float) -> float:
        """Add fields side by side, each with a line to write on, and return where the next ones begin."""
        width = (self._width - _BETWEEN_FIELDS * (len(names) - 1)) / len(names)
        left = 0.0
        for name in names:
            label = self._setter.fitting(self._words[name], "label", width)
            line = top + self._layout.pitch - _FROM_LINES
            above = line - millimetres(label.style.leading) + _BELOW_LABEL
            items.append(placed_cell(label, left, above, width, role="label"))
            written = left + millimetres(label.width) + _AFTER_BOX
            items.append(self._rule(min(written, left + width), left + width, line))
            left += width + _BETWEEN_FIELDS
        return top + self._layout.pitch

    def _ticked(self, items: list[Item], choices: list[str], top: float) -> float:
        """Add boxes to tick, in as many rows as they need, and return where the next ones begin."""
        left = 0.0
        for choice in choices:
            label = self._setter.fitting(choice, "choice", self._width - _BOX - _AFTER_BOX)
            width = _BOX + _AFTER_BOX + millimetres(label.width)
            height = millimetres(label.style.leading) + _BELOW_LABEL
            if left and left + width > self._width:
                left, top = 0.0, top + height
            items += self._box(left, top + (millimetres(label.style.leading) - _BOX) / 2)
            items.append(placed_cell(label, left + _BOX + _AFTER_BOX, top, self._width, role="choice"))
            left += width + _BETWEEN_CHOICES
        return top + height

    def _box(self, left: float, top: float) -> Iterator[Item]:
        right, bottom = left + _BOX, top + _BOX
        colour = self._layout.look.colours["muted"]
        for ends in (
            (left, top, right, top),
            (right, top, right, bottom),
            (right, bottom, left, bottom),
            (left, bottom, left, top),
        ):
            yield Rule(*ends, _WRITING * 2, colour)

    def _rule(self, left: float, right: float, top: float) -> Rule:
        return Rule(left, top, right, top, _WRITING, self._layout.look.colours["muted"])
