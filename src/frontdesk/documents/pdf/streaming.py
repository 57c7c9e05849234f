"""A PDF that is written page by page, so that memory does not grow with the batch."""

from __future__ import annotations

from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFCatalog,
    PDFCrossReferenceTable,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFObject,
    PDFPage,
    PDFPages,
    PDFStream,
    PDFTrailer,
    PDFZCompress,
)

from frontdesk.documents.pdf.objects import refer

_VERSION = (1, 7)
_WRITTEN = PDFObject()  # in the place of what is in the file already


class StreamedFile(PDFFile):
    """ReportLab's output collector, which passes on what it is given instead of keeping it."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        super().__init__(_VERSION)

    def add(self, s: bytes) -> int:
        """Write `s` and return where it stands in the file."""
        position = self.offset
        self._sink.write(s)
        self.offset += len(s)
        return position


class StreamedDocument(PDFDocument):
    """ReportLab's document, which writes and forgets each page as soon as it is complete."""

    Catalog: PDFCatalog
    Pages: PDFPages

    def __init__(self, sink: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self._file = StreamedFile(sink)

    def addPage(self, page: PDFPage) -> None:  # noqa: N802  ReportLab's name
        """Write a finished page; only its place in the file is remembered."""
        name = self.thisPageName()
        # ReportLab would make text of the compressed bytes: a quarter larger, and slow.
        contents = refer(self, PDFStream(content=page.stream, filters=[PDFZCompress]))
        page.Contents = contents
        super().addPage(page)
        for written in (name, contents.name):
            self._write(written)
            del self.idToObject[written]
        number, version = self.idToObjectNumberAndVersion[name]
        self.Pages.pages[-1] = f"{number} {version} R"

    def format(self) -> bytes:
        """Write what is left and the table of contents; nothing remains to be returned."""
        refer(self, self.Catalog)
        refer(self, self.info)
        number = 1
        while number in self.numberToId:  # formatting one object may number others
            if self.numberToId[number] not in self.idToOffset:
                self._write(self.numberToId[number])
            number += 1
        self._finish()
        return b""

    def _write(self, name: str) -> None:
        data = PDFIndirectObject(name, self.idToObject[name]).format(self)
        self.idToOffset[name] = self._file.add(data)
        self.idToObject[name] = _WRITTEN

    def _finish(self) -> None:
        table = PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[number] for number in sorted(self.numberToId)])
        start = self._file.add(table.format(self))
        trailer = PDFTrailer(
            startxref=start,
            Size=len(self.numberToId) + 1,
            Root=refer(self, self.Catalog),
            Info=refer(self, self.info),
            ID=self.ID(),
        )
        self._file.add(trailer.format(self))
