"""Pictures inside a PDF: each is embedded once per document, however many pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.graphics import renderPDF
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFResourceDictionary,
    PDFStream,
    xObjectName,
)

from frontdesk.documents.pdf.objects import refer

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """A picture of dots, `width` × `height` of them, with 8 bits for each of its `channels` (1 or 3).

    `data` and `alpha` are encoded by the filter of the same name in PDF ("DCTDecode" is JPEG,
    "FlateDecode" deflated); an empty `alpha` is a picture that covers what is behind it. `key` is
    made from the data, so that the same picture has the same name in every document.
    """

    key: str
    width: int
    height: int
    channels: int
    filter: str
    data: bytes
    alpha: bytes = b""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A picture of lines and surfaces, in units of its own."""

    key: str
    width: float
    height: float
    drawing: Drawing


Graphic = Raster | Vector


def resource_name(graphic: Graphic) -> str:
    """Return the name by which page contents call a picture."""
    return str(xObjectName(graphic.key))


def embed(graphic: Graphic, canvas: Canvas, document: PDFDocument) -> None:
    """Add a picture to the document of `canvas`, between two pages or before a page's first operator."""
    if isinstance(graphic, Raster):
        refer(document, _image(graphic, document), resource_name(graphic))
    else:
        _embed_vector(graphic, canvas)


def _image(raster: Raster, document: PDFDocument) -> PDFStream:
    entries = _entries(raster.width, raster.height, raster.channels, raster.filter)
    if raster.alpha:
        entries["SMask"] = _mask(raster, document)
    return PDFStream(PDFDictionary(entries), raster.data)


def _mask(raster: Raster, document: PDFDocument) -> PDFObjectReference:
    entries = _entries(raster.width, raster.height, 1, "FlateDecode")
    return refer(document, PDFStream(PDFDictionary(entries), raster.alpha))


def _entries(width: int, height: int, channels: int, filter_: str) -> dict[str, object]:
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName("DeviceRGB" if channels == 3 else "DeviceGray"),
        "Filter": PDFName(filter_),
    }


def _embed_vector(vector: Vector, canvas: Any) -> None:  # noqa: ANN401  what its stubs leave out
    canvas.beginForm(vector.key, 0, 0, vector.width, vector.height)
    renderPDF.draw(vector.drawing, canvas, 0, 0)
    # ReportLab gives a form none of what its gradients and transparency refer to.
    resources: Any = PDFResourceDictionary()
    resources.basicProcs()
    resources.ExtGState = canvas._extgstate.getState()
    resources.setShading(canvas._shadingUsed)
    canvas.endForm(Resources=resources)
