"""What ReportLab's type stubs leave open, said once."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference


def refer(document: PDFDocument, thing: PDFObject, name: str | None = None) -> PDFObjectReference:
    """Number `thing` as an object of `document`, by name if it has one, and return the reference to it."""
    register: Callable[[PDFObject, str | None], PDFObjectReference] = document.Reference
    return register(thing, name)
