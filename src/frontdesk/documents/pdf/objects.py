"""What ReportLab's type stubs leave open, said once."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference


def refer(document: PDFDocument, thing: PDFObject) -> PDFObjectReference:
    """Number `thing` as an object of `document` and return the reference to it."""
    register: Callable[[PDFObject], PDFObjectReference] = document.Reference
    return register(thing)
