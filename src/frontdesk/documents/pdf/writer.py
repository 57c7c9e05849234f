"""Pages into a PDF file: fonts embedded, invariant, with title, author and language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset, points
from frontdesk.documents.pdf.embedding import EmbeddedFont
from frontdesk.documents.pdf.graphics import Graphic, embed
from frontdesk.documents.pdf.items import Item, Page, PlacedLine, Stationery
from frontdesk.documents.pdf.painting import paint
from frontdesk.documents.pdf.streaming import StreamedDocument
from frontdesk.documents.text.face import Face
from frontdesk.documents.text.run import Run

_CREATOR = "Front Desk"
_RUNS_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a PDF says about itself. `language` is a BCP 47 tag."""

    title: str
    author: str
    language: str


class PdfWriter(Canvas):
    """ReportLab's canvas, writing each finished page to `sink` at once.

    The same pages give the same bytes, whenever and wherever they are written.
    """

    def __init__(self, sink: BinaryIO, info: DocumentInfo, offset: Offset = NO_OFFSET) -> None:
        super().__init__(BytesIO(), pageCompression=1, invariant=1, lang=info.language)
        self._document = StreamedDocument(sink, info.language)
        self._doc = self._document
        self._offset = offset
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._seen: set[Run] = set()
        self._painted: dict[Stationery, str] = {}
        self._embedded: set[str] = set()
        self._formsinuse: list[str] = []
        self.setTitle(info.title)
        self.setAuthor(info.author)
        self.setCreator(_CREATOR)
        self.setSubject("")
        # A viewer must not "fit to page": the address would leave the window.
        self.setViewerPreference("PrintScaling", "None")
        self.setViewerPreference("DisplayDocTitle", "true")

    def page(self, page: Page) -> None:
        """Write one page."""
        self.setPageSize((points(page.width), points(page.height)))
        self._embed(item.graphic for item in page.pictures)
        if self._offset != NO_OFFSET:
            self.translate(points(self._offset.right), -points(self._offset.down))
        if page.turned:
            self.transform(-1, 0, 0, -1, points(page.width), points(page.height))
        self.addLiteral(self._stationery(page.stationery, page.height))
        self._note_fonts(page.items)
        self.addLiteral(paint(page.items, page.height))
        self.showPage()

    def finish(self) -> None:
        """Write fonts and the table of contents; nothing can be added any more."""
        self._document.GetPDFData(self)

    def _make_preamble(self) -> None:
        # ReportLab would begin every page with Helvetica, which is never embedded.
        self._preamble = ""

    def _stationery(self, stationery: Stationery, height: float) -> str:
        if stationery not in self._painted:
            self._note_fonts(stationery.items)
            self._painted[stationery] = paint(stationery.items, height)
        return self._painted[stationery]

    def _embed(self, graphics: Iterable[Graphic]) -> None:
        """Embed what has not been yet, then note what this page shows: embedding begins the notes anew."""
        shown = {graphic.key: graphic for graphic in graphics}
        for key, graphic in shown.items():
            if key not in self._embedded:
                self._embedded.add(key)
                embed(graphic, self, self._document)
        self._formsinuse = list(shown)

    def _note_fonts(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, PlacedLine):
                for run in item.line.runs:
                    if run not in self._seen:
                        self._note(run)

    def _note(self, run: Run) -> None:
        if len(self._seen) >= _RUNS_REMEMBERED:
            self._seen.clear()
        self._seen.add(run)
        font = self._fonts.get(run.face)
        if font is None:
            font = self._fonts[run.face] = EmbeddedFont(run.face)
            self._document.delayedFonts.append(font)
        font.use(run.glyphs)


def write_pdf(pages: Iterable[Page], sink: BinaryIO, info: DocumentInfo, offset: Offset = NO_OFFSET) -> int:
    """Write `pages` to `sink` as they come and return how many there were."""
    writer = PdfWriter(sink, info, offset)
    count = 0
    for page in pages:
        writer.page(page)
        count += 1
    writer.finish()
    return count


def pdf_bytes(pages: Iterable[Page], info: DocumentInfo, offset: Offset = NO_OFFSET) -> bytes:
    """Return `pages` as one PDF."""
    sink = BytesIO()
    write_pdf(pages, sink, info, offset)
    return sink.getvalue()
