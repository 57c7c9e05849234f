"""The layouts of `resources/layouts`: where what stands on which paper, in millimetres."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from frontdesk.documents.content import PLAIN, LetterContent, Letterhead
from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.look import Look, look_of
from frontdesk.documents.sheets.grid import Grid, grid_of
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources

_CODES = ("", "none", "qr", "code128")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper, and the margin that a printer cannot reach."""

    width: float
    height: float
    margin: float

    @property
    def printable(self) -> Box:
        """What a printer can reach; one object, which ten thousand letters of a batch refer to."""
        return _printable(self)


@lru_cache(maxsize=64)
def _printable(sheet: Sheet) -> Box:
    margin = sheet.margin
    return Box(margin, margin, sheet.width - 2 * margin, sheet.height - 2 * margin)


@dataclass(frozen=True, slots=True)
class Body:
    """The running text: distances of its edges from the sheet's; `next_top` from page two on."""

    left: float
    right: float
    top: float
    bottom: float
    next_top: float


@dataclass(frozen=True, slots=True)
class LetterLayout:
    """A letter: `address` is what the window always shows, `window` what it can ever show."""

    id: str
    sheet: Sheet
    look: Look
    letterhead: Box
    address: Box
    above_address: float
    window: Box | None
    information: Box
    body: Body
    footer_top: float
    folds: tuple[float, ...]
    hole: float | None
    code: str
    codes: Mapping[str, Box]

    def code_kind(self, content: LetterContent) -> str:
        """Return "qr" or "code128", by the office's choice or the layout's own; "" for no code.

        Raises `FrontDeskError` (field "code") for a choice that there is not.
        """
        chosen = content.letterhead.code or self.code
        if chosen not in _CODES:
            raise FrontDeskError("letterhead.unknown_code", field="code", text=chosen)
        return chosen if content.code and chosen in self.codes else ""

    @property
    def body_width(self) -> float:
        """The width of the running text."""
        return self.sheet.width - self.body.left - self.body.right


@dataclass(frozen=True, slots=True)
class PostcardLayout:
    """A postcard, alone on its sheet or one of several; its parts are measured from its own corner."""

    id: str
    sheet: Sheet
    look: Look
    grid: Grid
    message: Box
    address: Box
    divider_x: float
    divider_top: float
    divider_bottom: float

    @property
    def card(self) -> Box:
        """The card itself, from its own corner."""
        return Box(0, 0, self.grid.width, self.grid.height)


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """A sheet with nothing but running text: slips and reports."""

    id: str
    sheet: Sheet
    look: Look
    body: Body

    @property
    def width(self) -> float:
        """The width of the running text."""
        return self.sheet.width - self.body.left - self.body.right


@dataclass(frozen=True, slots=True)
class OfficeLayouts:
    """The ids of the layouts that an office begins with."""

    letter: str
    postcard: str
    slip: str
    table: str
    label: str
    envelope: str


def letter_layout(id_: str, letterhead: Letterhead = PLAIN) -> LetterLayout:
    """Return a letter's layout, in the letterhead's colour and font.

    Raises `FrontDeskError` for one that is unknown or wrong, or a colour that is none.
    """
    return _letter_layout(id_, look_of("letter", letterhead))


@lru_cache(maxsize=32)
def _letter_layout(id_: str, look: Look) -> LetterLayout:
    file = LayoutFile.read(id_, "letter")
    return LetterLayout(
        id=id_,
        sheet=sheet_of(file),
        look=look,
        letterhead=file.box("letterhead"),
        address=file.box("address"),
        above_address=file.number("address", "above"),
        window=file.box("window") if file.has("window") else None,
        information=file.box("information"),
        body=body_of(file),
        footer_top=file.number("footer", "top"),
        folds=file.numbers("marks", "folds"),
        hole=file.number("marks", "hole") if file.has("marks", "hole") else None,
        code=file.word("code", "kind") if file.has("code") else "",
        codes={kind: file.box(kind) for kind in ("qr", "code128") if file.has(kind)},
    )


def postcard_layout(id_: str, letterhead: Letterhead = PLAIN) -> PostcardLayout:
    """Return a postcard's layout, in the letterhead's colour and font. Raises as `letter_layout`."""
    return _postcard_layout(id_, look_of("postcard", letterhead))


@lru_cache(maxsize=32)
def _postcard_layout(id_: str, look: Look) -> PostcardLayout:
    file = LayoutFile.read(id_, "postcard")
    sheet, card = sheet_of(file), "card" if file.has("card") else "sheet"
    alone = Grid(0, 0, sheet.width, sheet.height, 1, 1, sheet.width, sheet.height)
    return PostcardLayout(
        id=id_,
        sheet=sheet,
        look=look,
        grid=grid_of(file, card) if file.has("grid") else alone,
        message=file.box("message", card),
        address=file.box("address", card),
        divider_x=file.number("divider", "x"),
        divider_top=file.number("divider", "top"),
        divider_bottom=file.number("divider", "bottom"),
    )


@lru_cache(maxsize=32)
def flow_layout(id_: str, kind: str) -> FlowLayout:
    """Return the layout of a "slip" or a "table"; raises `FrontDeskError` as the others do."""
    file = LayoutFile.read(id_, kind)
    return FlowLayout(id=id_, sheet=sheet_of(file), look=look_of(kind), body=body_of(file))


@lru_cache(maxsize=8)
def layouts_for(country: str) -> OfficeLayouts:
    """Return the layouts customary in a country (ISO 3166 code)."""
    path = resources() / "layouts" / "countries.toml"
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    group = next((group for group in source["group"] if country in group["countries"]), source["default"])
    return OfficeLayouts(
        **{name: group[name] for name in ("letter", "postcard", "slip", "table", "label", "envelope")}
    )


def layout_ids(kind: str) -> tuple[str, ...]:
    """Return the ids of all layouts of a kind.

    Kinds are "letter", "postcard", "label", "envelope", "slip" and "table".
    """
    return LayoutFile.ids(kind)


def sheet_of(file: LayoutFile) -> Sheet:
    """Return the paper of a layout file."""
    return Sheet(
        file.number("sheet", "width"), file.number("sheet", "height"), file.number("sheet", "margin")
    )


def body_of(file: LayoutFile) -> Body:
    """Return where the running text of a layout file stands."""
    return Body(*(file.number("body", key) for key in ("left", "right", "top", "bottom", "next_top")))
