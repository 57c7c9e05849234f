"""The two sides of a finished PDF apart, for a printer that prints on one side only."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from frontdesk.documents.finished.reading import opened_alone


def write_sides(pdf: Path, fronts: Path, backs: Path) -> None:
    """Write every other page of a PDF into a file of its own: the fronts of its sheets, and the backs.

    Both keep the order of the sheets. Raises `FrontDeskError` for a file that cannot be read, `OSError`
    where nothing can be written.
    """
    with opened_alone(pdf) as document:
        for first, target in enumerate((fronts, backs)):
            pages = list(range(first, len(document), 2))
            side = pdfium.PdfDocument.new()
            try:
                side.import_pages(document, pages)
                # A viewer, or a printer, must not "fit to page": the back would not lie behind its front.
                raw.FPDF_CopyViewerPreferences(side.raw, document.raw)
                with target.open("wb") as sink:
                    side.save(sink)
            finally:
                side.close()
