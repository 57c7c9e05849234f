"""The layouts of the suggestion book's papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from frontdesk.documents.blocks import Frame
from frontdesk.documents.content import Letterhead
from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.layout import Body, FlowLayout, Sheet, body_of, sheet_of
from frontdesk.documents.look import Look, look_of
from frontdesk.documents.sheets.grid import Grid, grid_of

_LARGEST_SCALE = 4.0


@dataclass(frozen=True, slots=True)
class BookLayout:
    """A book's pages: `body.left` is the edge at the spine, so the text changes sides from page to page."""

    sheet: Sheet
    look: Look
    body: Body
    columns: int
    gap: float

    @property
    def whole(self) -> float:
        """The width of the text of a page, all columns together."""
        return self.sheet.width - self.body.left - self.body.right

    @property
    def width(self) -> float:
        """The width of one column."""
        return (self.whole - self.gap * (self.columns - 1)) / self.columns

    @property
    def height(self) -> float:
        """The height of a page's text."""
        return self.sheet.height - self.body.top - self.body.bottom

    def left(self, page: int) -> float:
        """Return where the text of a page begins, from 1; odd ones lie to the right of the spine."""
        return self.body.left if page % 2 else self.body.right

    def frame(self, page: int, column: int) -> Frame:
        """Return one column of a page."""
        left = self.left(page) + column * (self.width + self.gap)
        return Frame(left, self.body.top, self.height)


@dataclass(frozen=True, slots=True)
class FormLayout:
    """Blank forms on a sheet; `body` is the white edge inside of each, `pitch` from line to line."""

    sheet: Sheet
    look: Look
    grid: Grid
    body: Body
    pitch: float
    code: float


def book_layout(id_: str, letterhead: Letterhead) -> BookLayout:
    """Return a book's layout. Raises `FrontDeskError` for one that is unknown or wrong."""
    return _book(id_, look_of("book", letterhead))


@lru_cache(maxsize=16)
def _book(id_: str, look: Look) -> BookLayout:
    file = LayoutFile.read(id_, "book")
    columns, gap = file.count("columns", "count"), file.number("columns", "gap")
    return BookLayout(sheet_of(file), look, body_of(file), columns, gap)


def notice_layout(id_: str, letterhead: Letterhead) -> FlowLayout:
    """Return a notice's layout, its letters as large as its sheet wants them. Raises as `book_layout`."""
    return _notice(id_, look_of("notice", letterhead))


@lru_cache(maxsize=16)
def _notice(id_: str, look: Look) -> FlowLayout:
    file = LayoutFile.read(id_, "notice")
    scale = file.number("text", "scale")
    if not 0 < scale <= _LARGEST_SCALE:
        raise file.refusal("text", "scale")
    styles = {name: style.scaled(scale) for name, style in look.styles.items()}
    return FlowLayout(id_, sheet_of(file), replace(look, styles=styles), body_of(file))


def figures_layout(id_: str, letterhead: Letterhead) -> FlowLayout:
    """Return the layout of the figures' page. Raises as `book_layout`."""
    file = LayoutFile.read(id_, "figures")
    return FlowLayout(id_, sheet_of(file), look_of("figures", letterhead), body_of(file))


def form_layout(id_: str, letterhead: Letterhead) -> FormLayout:
    """Return the layout of blank forms. Raises as `book_layout`."""
    return _form(id_, look_of("form", letterhead))


@lru_cache(maxsize=16)
def _form(id_: str, look: Look) -> FormLayout:
    file = LayoutFile.read(id_, "form")
    return FormLayout(
        sheet=sheet_of(file),
        look=look,
        grid=grid_of(file, "card"),
        body=body_of(file),
        pitch=file.number("writing", "pitch"),
        code=file.number("writing", "code"),
    )
